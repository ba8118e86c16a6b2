package io.connectedvpc.functions;

import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.lambda.http.ApiRequest;
import io.connectedvpc.lambda.http.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The console: a page and its scripts, styles and pictures, as a browser gets them. */
final class Console {

    private static final String FOLDER = "/console/";
    private static final String PAGE = "index.html";
    private static final Pattern FILE = Pattern.compile("[a-z][a-z-]*\\.([a-z]+)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** Nothing but this server's own files and answers: no inline script or style, no other host, no frame around it. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Console() {}

    /** The page itself. */
    static ApiResponse page(ApiRequest request) {
        return answer(request, PAGE, read(PAGE).orElseThrow());
    }

    /** What the page asks for, by the path parameter {@code file}. */
    static ApiResponse file(ApiRequest request) {
        String name = request.pathParameter("file");
        return read(name)
                .map(content -> answer(request, name, content))
                .orElseGet(() -> ApiResponse.problem(
                        Problem.of(ProblemCode.NOT_FOUND, "there is nothing at " + request.path())));
    }

    /** The name comes from outside: only plain names of known kinds are looked for. */
    private static Optional<String> read(String name) {
        if (typeOf(name).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream file = Console.class.getResourceAsStream(FOLDER + name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> typeOf(String name) {
        Matcher file = FILE.matcher(name);
        return file.matches() ? Optional.ofNullable(TYPES.get(file.group(1))) : Optional.empty();
    }

    /** A browser asks each time whether its copy is still the right one: after an update no file of the old version stays. */
    private static ApiResponse answer(ApiRequest request, String name, String content) {
        String tag = '"' + digest(content) + '"';
        Map<String, String> headers = new TreeMap<>(Map.of(
                "Cache-Control",
                "no-cache",
                "Content-Security-Policy",
                POLICY,
                "Content-Type",
                typeOf(name).orElseThrow(),
                "ETag",
                tag,
                "Referrer-Policy",
                "same-origin",
                "X-Content-Type-Options",
                "nosniff"));
        boolean unchanged = request.header("if-none-match").filter(tag::equals).isPresent();
        return unchanged ? new ApiResponse(304, headers, null) : new ApiResponse(200, headers, content);
    }

    private static String digest(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
