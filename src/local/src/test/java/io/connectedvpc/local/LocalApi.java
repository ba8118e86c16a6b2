package io.connectedvpc.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls a local server that is expected to do what it is told. */
final class LocalApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalServer server;

    LocalApi(LocalServer server) {
        this.server = server;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.url().resolve(path)).method(method, BodyPublishers.ofString(body)));
    }

    /** Puts an event on the bus; it is taken, whatever becomes of it. */
    void putEvent(String source, String detailType, String detail) throws IOException, InterruptedException {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.putArray("Entries")
                .addObject()
                .put("Source", source)
                .put("DetailType", detailType)
                .put("Detail", detail);
        JsonNode answer = send(HttpRequest.newBuilder(server.url())
                .header("X-Amz-Target", "AWSEvents.PutEvents")
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(BodyPublishers.ofString(call.toString())));
        assertThat(answer.path("FailedEntryCount").asInt())
                .as(answer.toString())
                .isZero();
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
