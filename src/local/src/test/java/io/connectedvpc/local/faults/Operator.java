package io.connectedvpc.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Sends commands as a producer does: again, until they are acknowledged. */
final class Operator implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int MOST_TRIES = 30;

    private final HttpClient http = HttpClient.newHttpClient();

    /** Sends the command once, whatever becomes of it. */
    void tries(URI server, String method, String path, String body) throws InterruptedException {
        send(server, method, path, body).ifPresent(answer -> isAcknowledgement(path, answer));
    }

    /** Sends the command until it is acknowledged; false when the server is gone. */
    boolean insists(URI server, String method, String path, String body) throws InterruptedException {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Optional<HttpResponse<String>> answer = send(server, method, path, body);
            if (answer.isEmpty() || isAcknowledgement(path, answer.get())) {
                return answer.isPresent();
            }
        }
        throw new AssertionError("%s %s wasn't acknowledged in %d tries".formatted(method, path, MOST_TRIES));
    }

    /** The resource; empty when the server can't tell now. */
    Optional<JsonNode> sees(URI server, String path) throws InterruptedException {
        return send(server, "GET", path, "")
                .filter(answer -> answer.statusCode() == 200)
                .map(Operator::json);
    }

    /** What isn't an acknowledgement must be one of the answers that say: again, later. */
    private static boolean isAcknowledgement(String path, HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200, 201, 202, 204 -> true;
            case 429, 503 -> false;
            default -> throw new AssertionError("%s: %d %s".formatted(path, answer.statusCode(), answer.body()));
        };
    }

    private Optional<HttpResponse<String>> send(URI server, String method, String path, String body)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .timeout(PATIENCE)
                .build();
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + answer.body(), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
