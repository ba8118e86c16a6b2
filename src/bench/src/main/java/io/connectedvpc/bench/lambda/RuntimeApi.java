package io.connectedvpc.bench.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Lambda's side of the conversation with one function. Source: AWS Lambda Developer Guide, "Using the Lambda runtime API". */
public final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final long MILLIS_TO_RUN = 60_000;

    static {
        // Else an answer's body may wait 40 ms for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> given = new ConcurrentHashMap<>();

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    public static RuntimeApi start() throws IOException {
        var api = new RuntimeApi(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        api.server.createContext(ROOT, api::handle);
        api.server.setExecutor(api.requests);
        api.server.start();
        return api;
    }

    /** What a function finds in {@code AWS_LAMBDA_RUNTIME_API}. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Has an event ready for when the function asks for one. */
    public Invocation invoke(byte[] event) {
        var invocation = new Invocation(event);
        waiting.add(invocation);
        return invocation;
    }

    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestURI().getPath().substring(ROOT.length());
        if (call.equals("invocation/next")) {
            next(exchange);
        } else if (call.equals("init/error")) {
            String error = text(exchange);
            waiting.forEach(invocation -> invocation.fail("the function can't start: " + error));
            answer(exchange, ACCEPTED);
        } else {
            answered(exchange, call.split("/"));
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        Invocation invocation;
        try {
            invocation = waiting.take();
        } catch (InterruptedException closed) {
            exchange.close();
            return;
        }
        invocation.give();
        given.put(invocation.id(), invocation);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + MILLIS_TO_RUN));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:measured");
        exchange.sendResponseHeaders(200, invocation.event().length);
        try (var body = exchange.getResponseBody()) {
            body.write(invocation.event());
        }
    }

    /** {@code invocation/ID/response} and {@code invocation/ID/error}. */
    private void answered(HttpExchange exchange, String[] call) throws IOException {
        Invocation invocation = call.length == 3 ? given.remove(call[1]) : null;
        if (invocation == null) {
            answer(exchange, NOT_FOUND);
            return;
        }
        String text = text(exchange);
        if (call[2].equals("response")) {
            invocation.complete(text);
        } else {
            invocation.fail("the function failed: " + text);
        }
        answer(exchange, ACCEPTED);
    }

    private static String text(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
