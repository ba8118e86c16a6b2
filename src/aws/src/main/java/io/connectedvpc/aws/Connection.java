package io.connectedvpc.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A connection that is open before there is a call: while a function starts, so that its first calls don't wait for the handshakes of TCP and TLS.
 *
 * <p>Only a request opens one. {@code GET /ping} is unsigned: it needs no permission and takes nothing from the bucket of an action. Whatever is answered,
 * the JDK keeps the connection for a while (5 s, if the server doesn't say otherwise) and gives it to the next request through the same HTTP client.
 * Source: Java SE, "Networking Properties", http.keepAlive.
 */
final class Connection {

    private static final String PATH = "/ping";

    private Connection() {}

    /** Opens one. If that fails, a call fails, too, and tells. */
    static void open(SdkHttpClient http, URI endpoint) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(endpoint)
                .encodedPath(PATH)
                .build();
        try {
            var answer = http.prepareRequest(
                            HttpExecuteRequest.builder().request(request).build())
                    .call();
            answer.responseBody().ifPresent(Connection::readAll);
        } catch (IOException | UncheckedIOException e) {
            // Nothing was asked for.
        }
    }

    /** What is read to its end leaves the connection to others. */
    private static void readAll(InputStream body) {
        try (body) {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
