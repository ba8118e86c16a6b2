package io.connectedvpc.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/**
 * An event on the bus.
 *
 * @param time EventBridge cuts it to whole seconds; here the milliseconds stay, since locally a call and an event often
 *     fall into one second, and commands without a sequence are placed by their time
 * @param detail a JSON object
 */
record BusEvent(String id, String source, String detailType, Instant time, List<String> resources, JsonNode detail) {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String SCHEDULE_ARN = "arn:aws:events:us-east-1:000000000000:rule/";

    BusEvent {
        resources = List.copyOf(resources);
    }

    static BusEvent create(String source, String detailType, Instant time, List<String> resources, JsonNode detail) {
        return new BusEvent(UUID.randomUUID().toString(), source, detailType, time, resources, detail);
    }

    /** What a schedule of EventBridge sends. */
    static BusEvent scheduled(String schedule, Instant time) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        return create("aws.events", "Scheduled Event", time, List.of(SCHEDULE_ARN + schedule), nothing);
    }

    /** The event in EventBridge's envelope. */
    byte[] toJson() {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("version", "0");
        envelope.put("id", id);
        envelope.put("detail-type", detailType);
        envelope.put("source", source);
        envelope.put("account", "000000000000");
        envelope.put("time", MILLISECONDS.format(time));
        envelope.put("region", "us-east-1");
        resources.forEach(envelope.putArray("resources")::add);
        envelope.set("detail", detail);
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }
}
