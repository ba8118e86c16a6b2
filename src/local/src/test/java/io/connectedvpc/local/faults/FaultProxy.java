package io.connectedvpc.local.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connectedvpc.local.faults.Draws.Draw;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands before moto and makes it as bad as AWS can be: throttles, loses answers after the effect, delays. It also plays
 * what AWS has and moto lacks: a client token, or a transaction's, is answered as it was the first time. And it lets one
 * call at a time through to moto's DynamoDB, which undoes a failed transaction by putting the whole table back as it was,
 * with what others wrote meanwhile.
 */
final class FaultProxy implements AutoCloseable {

    private final URI target;
    private final Draws draws;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Map<String, Once> once = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> effects = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> faults = new ConcurrentHashMap<>();
    private final Map<String, Trap> traps = new ConcurrentHashMap<>();
    private final ReentrantLock dynamoDb = new ReentrantLock();
    private final Queue<String> history = new ConcurrentLinkedQueue<>();
    private volatile boolean faulty = true;

    private FaultProxy(URI target, Draws draws) throws IOException {
        this.target = target;
        this.draws = draws;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static FaultProxy before(URI target, Draws draws) throws IOException {
        return new FaultProxy(target, draws);
    }

    private record Answer(int status, String type, String body) {}

    /** A call that has its effect once, however often it comes. */
    private static final class Once {

        private final ReentrantLock lock = new ReentrantLock();
        private Answer first;
    }

    private record Trap(int at, Runnable action) {}

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on nothing goes wrong any more. */
    void heal() {
        faulty = false;
    }

    /** Does something at once, before the answer, when an action has had its effect so often from now on. */
    void after(int times, String action, Runnable deed) {
        traps.put(action, new Trap(effects(action).get() + times, deed));
    }

    /** How often an action has had its effect. */
    int effectsOf(String action) {
        return effects(action).get();
    }

    /** The faults so far, by kind. */
    Map<String, AtomicInteger> faults() {
        return new TreeMap<>(faults);
    }

    /** What became of each call, in the order of their ends. */
    List<String> history() {
        return List.copyOf(history);
    }

    private void note(AwsCall call, String end) {
        history.add("%s %s %s".formatted(Instant.now(), call.action(), end));
    }

    private AtomicInteger effects(String action) {
        return effects.computeIfAbsent(action, name -> new AtomicInteger());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            AwsCall call = AwsCall.of(exchange);
            Draw draw = faulty ? draws.next(call.action()) : Draw.NOTHING;
            Thread.sleep(draw.delayMillis());
            if (faulty && isThrottled(call, draw)) {
                count("throttled " + call.action());
                note(call, "throttled");
                send(exchange, call.ofDynamoDb() ? throttlingException(draw) : requestLimitExceeded());
                return;
            }
            Answer answer = effect(call);
            if (draw.answerLost()) {
                // The exchange is closed without an answer, and with it the connection.
                count("answer lost of " + call.action());
                note(call, answer.status() + ", answer lost");
                return;
            }
            note(call, String.valueOf(answer.status()));
            send(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(String fault) {
        faults.computeIfAbsent(fault, name -> new AtomicInteger()).incrementAndGet();
    }

    /** EC2 counts each action by itself; DynamoDB has no rate here, and is throttled by chance. */
    private boolean isThrottled(AwsCall call, Draw draw) {
        return call.ofDynamoDb()
                ? draw.refused()
                : !buckets.computeIfAbsent(call.action(), name -> call.reads() ? Bucket.ofReads() : Bucket.ofWrites())
                        .take();
    }

    private Answer effect(AwsCall call) throws IOException, InterruptedException {
        if (call.token().isEmpty()) {
            return forward(call);
        }
        Once same = once.computeIfAbsent(call.action() + " " + call.token().get(), token -> new Once());
        same.lock.lock();
        try {
            if (same.first == null) {
                Answer answer = forward(call);
                if (answer.status() != 200) {
                    return answer;
                }
                same.first = answer;
            }
            return same.first;
        } finally {
            same.lock.unlock();
        }
    }

    private Answer forward(AwsCall call) throws IOException, InterruptedException {
        if (!call.ofDynamoDb()) {
            return noted(call, forwarded(call));
        }
        dynamoDb.lock();
        try {
            return noted(call, forwarded(call));
        } finally {
            dynamoDb.unlock();
        }
    }

    private Answer noted(AwsCall call, Answer answer) {
        if (answer.status() == 200) {
            int times = effects(call.action()).incrementAndGet();
            Trap trap = traps.get(call.action());
            if (trap != null && trap.at() == times) {
                trap.action().run();
            }
        }
        return answer;
    }

    private Answer forwarded(AwsCall call) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        target.resolve(call.exchange().getRequestURI().toString()))
                .POST(BodyPublishers.ofString(call.body()));
        call.exchange().getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-") || lower.equals("authorization") || lower.equals("content-type")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse("text/plain"),
                response.body());
    }

    private static Answer requestLimitExceeded() {
        return new Answer(503, "text/xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error></Errors>\
                <RequestID>throttled</RequestID></Response>""");
    }

    private static Answer throttlingException(Draw draw) {
        String type = draw.answerLost() ? "ThrottlingException" : "ProvisionedThroughputExceededException";
        return new Answer(
                400,
                "application/x-amz-json-1.0",
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"Rate exceeded\"}".formatted(type));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
