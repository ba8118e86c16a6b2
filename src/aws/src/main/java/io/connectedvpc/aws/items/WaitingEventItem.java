package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.WaitingEvent;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The {@code WAIT#} item. */
final class WaitingEventItem {

    private WaitingEventItem() {}

    static Map<String, AttributeValue> write(WaitingEvent event) {
        return new Attributes()
                .text("id", event.id())
                .time("since", event.since())
                .text("envelope", event.envelope())
                .values();
    }

    static WaitingEvent read(Fields fields) {
        return new WaitingEvent(fields.text("id"), fields.time("since"), fields.text("envelope"));
    }
}
