package io.connectedvpc.functions;

import io.connectedvpc.lambda.http.ApiResponse;
import java.util.Map;

/** What a browser is shown at the API's root: where to look. */
final class StartPage {

    private static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>connected-vpc</title>
            </head>
            <body>
            <h1>connected-vpc</h1>
            <p>Keeps the routes between a VPC and its SDDCs right. Look at <a href="/sddcs">the SDDCs</a>.</p>
            </body>
            </html>
            """;

    private StartPage() {}

    static ApiResponse response() {
        return new ApiResponse(
                200,
                Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                        "X-Content-Type-Options", "nosniff"),
                HTML);
    }
}
