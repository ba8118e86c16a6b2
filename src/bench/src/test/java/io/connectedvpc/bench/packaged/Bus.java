package io.connectedvpc.bench.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connectedvpc.bench.sample.SampleVpc;
import io.connectedvpc.lambda.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;

/** An event bus that takes what the functions put on it, over EventBridge's own protocol, and hands it to the test. */
final class Bus implements AutoCloseable {

    private static final String PUT_EVENTS = "AWSEvents.PutEvents";

    private final HttpServer server;
    private final LinkedBlockingQueue<Told> told = new LinkedBlockingQueue<>();

    /** An event of a function. */
    record Told(String source, String detailType, JsonNode detail) {

        /** The event as a rule of the bus delivers it. */
        byte[] delivered() {
            ObjectNode event = Json.object()
                    .put("version", "0")
                    .put("id", UUID.randomUUID().toString())
                    .put("detail-type", detailType)
                    .put("source", source)
                    .put("account", "123456789012")
                    .put("time", Instant.now().toString())
                    .put("region", "us-east-1");
            event.putArray("resources");
            event.set("detail", detail);
            return Json.write(event).getBytes(StandardCharsets.UTF_8);
        }
    }

    private Bus(HttpServer server) {
        this.server = server;
    }

    static Bus start() throws IOException {
        var bus = new Bus(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        bus.server.createContext("/", bus::handle);
        bus.server.start();
        return bus;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What came since the last call, oldest first. */
    List<Told> drain() {
        List<Told> drained = new ArrayList<>();
        told.drainTo(drained);
        return drained;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode call = Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean events = PUT_EVENTS.equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        // Else it is the CreateEventBus of the sample VPC, whose answer nobody reads.
        byte[] answer = Json.write(events ? take(call) : Json.object()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(200, answer.length);
        try (var body = exchange.getResponseBody()) {
            body.write(answer);
        }
    }

    private ObjectNode take(JsonNode call) throws IOException {
        ObjectNode answer = Json.object().put("FailedEntryCount", 0);
        ArrayNode entries = answer.putArray("Entries");
        for (JsonNode entry : call.path("Entries")) {
            if (!entry.path("EventBusName").asText().equals(SampleVpc.ENVIRONMENT.get("CONNECTED_VPC_BUS"))) {
                throw new IOException("an event for another bus: " + entry);
            }
            told.add(new Told(
                    entry.path("Source").textValue(),
                    entry.path("DetailType").textValue(),
                    Json.read(entry.path("Detail").textValue())));
            entries.addObject().put("EventId", UUID.randomUUID().toString());
        }
        return answer;
    }
}
