package io.connectedvpc.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that gives the answers it was told, in their order, the last one again and again; for what the real one does slowly or seldom. */
public final class ScriptedApi implements AutoCloseable {

    private final Map<String, Queue<Reply>> replies = new HashMap<>();
    private final Map<String, CountDownLatch> withheld = new HashMap<>();
    private final Map<String, CountDownLatch> releasing = new HashMap<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** What came. */
    public record Request(String method, String target, Map<String, List<String>> headers, String body) {}

    private record Reply(int status, Map<String, String> headers, String body) {}

    public ScriptedApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(executor);
        server.start();
    }

    /** Answers JSON to the next such request, and asks to come again at once. */
    public ScriptedApi on(String methodAndPath, int status, String json) {
        return on(methodAndPath, status, Map.of("Content-Type", "application/json", "Retry-After", "0"), json);
    }

    /** Answers anything to the next such request. */
    public ScriptedApi on(String methodAndPath, int status, Map<String, String> headers, String body) {
        replies.computeIfAbsent(methodAndPath, key -> new ArrayDeque<>()).add(new Reply(status, headers, body));
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Withholds the answers to such requests until another kind of request has been answered. */
    public ScriptedApi withholding(String methodAndPath, String untilAnswered) {
        CountDownLatch latch = new CountDownLatch(1);
        withheld.put(methodAndPath, latch);
        releasing.put(untilAnswered, latch);
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String method = exchange.getRequestMethod();
        requests.add(new Request(
                method, exchange.getRequestURI().toString(), new HashMap<>(exchange.getRequestHeaders()), body));
        String methodAndPath = method + " " + exchange.getRequestURI().getPath();
        try {
            withheld.getOrDefault(methodAndPath, new CountDownLatch(0)).await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        write(exchange, next(methodAndPath));
        releasing.getOrDefault(methodAndPath, new CountDownLatch(0)).countDown();
    }

    private synchronized Reply next(String methodAndPath) {
        Queue<Reply> script = replies.getOrDefault(methodAndPath, new ArrayDeque<>());
        Reply reply = script.size() > 1 ? script.poll() : script.peek();
        return reply == null ? new Reply(404, Map.of(), "") : reply;
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        try (exchange) {
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
