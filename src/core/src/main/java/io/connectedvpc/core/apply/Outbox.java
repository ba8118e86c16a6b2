package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.SddcStore.Commit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Publishes what a state owes to the world, then forgets it: a crash between the two publishes again. */
final class Outbox {

    private final Ports ports;

    Outbox(Ports ports) {
        this.ports = ports;
    }

    /**
     * @param changes what was written to the tables on the way
     * @return the newest state, which owes nothing that {@code state} did
     */
    SddcState publish(SddcState state, List<RouteChange> changes) {
        SddcState newest = state;
        List<PendingEvent> owed = state.outbox();
        for (int from = 0; from < owed.size(); from += SddcStore.MAX_CHANGES) {
            List<PendingEvent> some = owed.subList(from, Math.min(owed.size(), from + SddcStore.MAX_CHANGES));
            ports.events()
                    .publish(some.stream()
                            .map(event -> announcement(state.sddcId(), event, changes))
                            .toList());
            newest = forget(newest, some.stream().map(PendingEvent::id).collect(Collectors.toSet()));
        }
        return newest;
    }

    private SddcState forget(SddcState state, Set<Long> published) {
        SddcState before = state;
        for (var backoff = new Backoff(ports.time()); ; backoff.pause()) {
            SddcState after = before.withOutbox(before.outbox().stream()
                    .filter(event -> !published.contains(event.id()))
                    .toList());
            if (after.equals(before)) {
                return before;
            }
            if (ports.store().commit(before, after) instanceof Commit.Stored stored) {
                return stored.state();
            }
            before = ports.store().find(state.sddcId());
        }
    }

    private static Announcement announcement(String sddcId, PendingEvent event, List<RouteChange> changes) {
        List<RouteChange> concerned = changes.stream()
                .filter(change -> event.destinations().isEmpty()
                        || event.destinations().contains(change.destination()))
                .toList();
        Map<String, String> about = event.name() == null ? Map.of() : Map.of("name", event.name());
        return new Announcement(event.type(), sddcId, event.version(), event.causeEventId(), concerned, about);
    }
}
