package io.connectedvpc.cli.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.CredentialsException;
import io.connectedvpc.cli.api.UnreachableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server on 127.0.0.1 that hands the console's calls on to the API and signs them: a browser has no AWS credentials.
 * It is stricter than the API itself, since it lends its user's credentials to whoever is let through.
 */
final class ConsoleProxy implements AutoCloseable {

    /** The API takes 64 KiB; it shall refuse by itself what is a little larger. */
    private static final int LARGEST_BODY = 256 * 1024;

    /** All that the API reads. Cookies, credentials and hop-by-hop headers stay here. */
    private static final Set<String> FORWARDED = Set.of("accept", "content-type", "if-match", "if-none-match");

    /** Source: RFC 9110, 7.6.1; and the length, which the server writes by itself, and cookies. */
    private static final Set<String> KEPT_BACK = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length",
            "date",
            "set-cookie");

    static {
        // Without it, header and body go out as two packets, and the second waits for the client's delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();
    private final Api api;
    private final HttpServer server;
    private final PageGuard guard;
    private final Key key;

    private ConsoleProxy(Api api, HttpServer server) {
        this.api = api;
        this.server = server;
        this.guard = new PageGuard(server.getAddress().getPort());
        this.key = Key.create(server.getAddress().getPort());
    }

    /**
     * Opens a proxy.
     *
     * @param port 0 for any free one
     * @throws IOException if the port can't be had
     */
    static ConsoleProxy open(Api api, int port) throws IOException {
        byte[] loopback = {127, 0, 0, 1};
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(loopback), port), 0);
        ConsoleProxy proxy = new ConsoleProxy(api, server);
        server.createContext("/", proxy::handle);
        server.setExecutor(proxy.exchanges);
        server.start();
        return proxy;
    }

    /** Where the user's browser finds the console, and nobody else does. */
    URI url() {
        return URI.create(
                "http://127.0.0.1:%s/?%s".formatted(server.getAddress().getPort(), key.query()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            Optional<Refusal> refusal =
                    guard.refuse(exchange.getRequestMethod(), uri.getRawPath(), exchange.getRequestHeaders());
            if (refusal.isPresent()) {
                write(exchange, refusal.get());
            } else if (uri.getRawQuery() != null && key.isQuery(uri.getRawQuery())) {
                handOver(exchange);
            } else if (key.isIn(exchange.getRequestHeaders())) {
                forward(exchange);
            } else {
                write(exchange, new Refusal(401, "not-allowed", "open the address that ./cvpc console has printed"));
            }
        }
    }

    /** The key goes from the address, which stays in a history, to a cookie. */
    private void handOver(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Set-Cookie", key.setCookie());
        exchange.getResponseHeaders().set("Location", "/");
        exchange.sendResponseHeaders(303, -1);
    }

    private void forward(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            write(exchange, new Refusal(413, "malformed-request", "the body is too large"));
        } else {
            forward(exchange, body);
        }
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException {
        URI uri = exchange.getRequestURI();
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        HttpResponse<byte[]> response;
        try {
            response = api.exchange(exchange.getRequestMethod(), target, forwarded(exchange.getRequestHeaders()), body);
        } catch (UnreachableException | CredentialsException e) {
            write(exchange, new Refusal(502, "unavailable", String.valueOf(e.getMessage())));
            return;
        }
        response.headers().map().forEach((name, values) -> {
            if (!KEPT_BACK.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        write(exchange, response.statusCode(), response.body());
    }

    private static Map<String, String> forwarded(Headers headers) {
        Map<String, String> forwarded = new LinkedHashMap<>();
        headers.forEach((name, values) -> {
            if (FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                forwarded.put(name, String.join(",", values));
            }
        });
        return forwarded;
    }

    private static void write(HttpExchange exchange, Refusal refusal) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        write(exchange, refusal.status(), refusal.body());
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        exchanges.shutdownNow();
    }
}
