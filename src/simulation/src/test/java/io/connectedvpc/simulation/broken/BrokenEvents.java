package io.connectedvpc.simulation.broken;

import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.EventSink;
import io.connectedvpc.simulation.Wiring;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Mistakes in what is sent. */
final class BrokenEvents {

    private BrokenEvents() {}

    static Wiring sentOnce() {
        return sending(behind -> new EventSink() {
            @Override
            public void publish(List<Announcement> announcements) {
                try {
                    behind.publish(announcements);
                } catch (CloudFailure lost) {
                    // Nobody hears of it.
                }
            }

            @Override
            public void requestReconcile(String sddcId, boolean prune, @Nullable String causeEventId) {
                behind.requestReconcile(sddcId, prune, causeEventId);
            }
        });
    }

    static Wiring notHandedOn() {
        return sending(behind -> new EventSink() {
            @Override
            public void publish(List<Announcement> announcements) {
                behind.publish(announcements);
            }

            @Override
            public void requestReconcile(String sddcId, boolean prune, @Nullable String causeEventId) {}
        });
    }

    private static Wiring sending(Function<EventSink, EventSink> front) {
        return new Wiring() {
            @Override
            protected EventSink events(EventSink events) {
                return front.apply(events);
            }
        };
    }
}
