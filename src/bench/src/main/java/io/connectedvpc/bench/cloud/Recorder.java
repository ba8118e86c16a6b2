package io.connectedvpc.bench.cloud;

import com.sun.net.httpserver.HttpExchange;
import io.connectedvpc.bench.cloud.Recording.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stands before an emulator, and records what it answers. */
public final class Recorder implements AutoCloseable {

    /** The headers of a request that an emulator reads. */
    private static final List<String> ASKED = List.of("Authorization", "Content-Type", "X-Amz-Target", "X-Amz-Date");
    /** The headers of an answer that the SDK reads. */
    private static final List<String> ANSWERED = List.of("Content-Type", "x-amz-crc32", "x-amzn-RequestId");

    private final Recording recording = new Recording();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI target;
    private final Endpoint endpoint;

    private Recorder(URI target) throws IOException {
        this.target = target;
        this.endpoint = Endpoint.start(this::forward);
    }

    /** @param target where the emulator answers */
    public static Recorder before(URI target) throws IOException {
        return new Recorder(target);
    }

    public URI endpoint() {
        return endpoint.uri();
    }

    /** What was answered so far. */
    public Recording recording() {
        return recording;
    }

    @Override
    public void close() {
        endpoint.close();
        http.close();
    }

    private Response forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request(exchange, body), BodyHandlers.ofByteArray());
        Map<String, String> headers = new HashMap<>();
        ANSWERED.forEach(name -> answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
        var response = new Response(answer.statusCode(), headers, answer.body());
        recording.add(Operation.of(exchange.getRequestHeaders().getFirst("X-Amz-Target"), body), response);
        return response;
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String name : ASKED) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }
}
