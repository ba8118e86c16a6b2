package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.PendingEvent;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The {@code OUT#} item. */
final class PendingEventItem {

    private PendingEventItem() {}

    static Map<String, AttributeValue> write(PendingEvent event) {
        return new Attributes()
                .number("id", event.id())
                .text("type", event.type().name())
                .number("version", event.version())
                .text("causeEventId", event.causeEventId())
                .text("name", event.name())
                .texts(
                        "destinations",
                        event.destinations().stream().map(Cidr::toString).toList())
                .values();
    }

    static PendingEvent read(Fields fields) {
        return new PendingEvent(
                fields.number("id"),
                fields.oneOf(EventType.class, "type"),
                fields.number("version"),
                fields.optionalText("causeEventId"),
                fields.optionalText("name"),
                fields.texts("destinations").stream().map(Cidr::parse).toList());
    }
}
