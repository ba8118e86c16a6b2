package io.connectedvpc.bench.cloud;

import com.sun.net.httpserver.HttpExchange;
import io.connectedvpc.bench.cloud.Recording.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.TreeMap;

/**
 * Answers a function's calls with what was recorded of the same function with the same event: at once, so that what is measured is the
 * function. The answers to each operation come in the order of the recording.
 */
public final class Replay implements AutoCloseable {

    /** Not to be retried by the SDK. */
    private static final int BAD_REQUEST = 400;

    private final Map<Operation, Queue<Response>> left = new HashMap<>();
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Endpoint endpoint;
    private long firstEc2Nanos;

    private Replay(Recording recording) throws IOException {
        recording.responses().forEach((operation, responses) -> left.put(operation, new ArrayDeque<>(responses)));
        endpoint = Endpoint.start(this::answer);
    }

    public static Replay of(Recording recording) throws IOException {
        return new Replay(recording);
    }

    public URI endpoint() {
        return endpoint.uri();
    }

    /** How many calls of each operation came. */
    public synchronized Map<String, Integer> calls() {
        return new TreeMap<>(calls);
    }

    /** When the first call to EC2 came, by {@link System#nanoTime}; empty when none did. */
    public synchronized OptionalLong firstEc2Nanos() {
        return firstEc2Nanos == 0 ? OptionalLong.empty() : OptionalLong.of(firstEc2Nanos);
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private synchronized Response answer(HttpExchange exchange, byte[] body) {
        Operation operation = Operation.of(exchange.getRequestHeaders().getFirst("X-Amz-Target"), body);
        if (firstEc2Nanos == 0 && operation.service().equals("EC2")) {
            firstEc2Nanos = System.nanoTime();
        }
        calls.merge(operation.toString(), 1, Integer::sum);
        Response response = left.getOrDefault(operation, new ArrayDeque<>()).poll();
        if (response == null) {
            byte[] message = (operation + " wasn't recorded so often").getBytes(StandardCharsets.UTF_8);
            return new Response(BAD_REQUEST, Map.of(), message);
        }
        return response;
    }
}
