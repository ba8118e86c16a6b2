package io.connectedvpc.bench.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connectedvpc.bench.cloud.Recording.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that answers AWS's calls in some way. */
final class Endpoint implements AutoCloseable {

    static {
        // Else an answer's body may wait 40 ms for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Response NOTHING = new Response(200, Map.of(), new byte[0]);

    private final HttpServer server;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    private Endpoint(HttpServer server) {
        this.server = server;
    }

    static Endpoint start(Answers answers) throws IOException {
        var endpoint = new Endpoint(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        endpoint.server.createContext("/", exchange -> answer(exchange, answers));
        endpoint.server.setExecutor(endpoint.calls);
        endpoint.server.start();
        return endpoint;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        calls.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Answers answers) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Response response;
        try {
            // Calls are posted; what is got is a function's way to open a connection.
            response = exchange.getRequestMethod().equals("GET") ? NOTHING : answers.to(exchange, body);
        } catch (InterruptedException closed) {
            exchange.close();
            return;
        }
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
        try (var out = exchange.getResponseBody()) {
            out.write(response.body());
        }
    }

    /** What it answers. */
    @FunctionalInterface
    interface Answers {

        Response to(HttpExchange request, byte[] body) throws IOException, InterruptedException;
    }
}
