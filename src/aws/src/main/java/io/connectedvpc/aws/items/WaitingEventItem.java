package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.WaitingEvent;

/** The {@code WAIT#} item. */
final class WaitingEventItem {

    private WaitingEventItem() {}

    static Attributes write(WaitingEvent event) {
        return new Attributes()
                .text("id", event.id())
                .time("since", event.since())
                .text("envelope", event.envelope());
    }

    static WaitingEvent read(Fields fields) {
        return new WaitingEvent(fields.text("id"), fields.time("since"), fields.text("envelope"));
    }
}
