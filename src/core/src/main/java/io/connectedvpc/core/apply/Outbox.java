package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** The events that one reconcile tells the world. They are forgotten by a commit after that: a crash between the two tells them again. */
final class Outbox {

    private static final int AT_ONCE = SddcStore.MAX_CHANGES / 2;

    private final Ports ports;
    private final LongPredicate concerned;
    private final Set<Long> published = new HashSet<>();
    private final Set<Cidr> withheld = new HashSet<>();

    /** @param concerned which pending events, by id, this reconcile is to publish */
    Outbox(Ports ports, LongPredicate concerned) {
        this.ports = ports;
        this.concerned = concerned;
    }

    /** Tells of these destinations later, when they are routed as desired. */
    void withhold(Collection<Cidr> destinations) {
        withheld.clear();
        withheld.addAll(destinations);
    }

    /** Whether there is something to publish, or something published to forget. */
    boolean owes(SddcState state) {
        return state.outbox().stream().anyMatch(event -> isDue(event) || published.contains(event.id()));
    }

    /**
     * Publishes as many events as one commit can forget, oldest first.
     *
     * @param changes what was written to the tables on the way
     */
    void publish(SddcState state, List<RouteChange> changes) {
        List<PendingEvent> due =
                state.outbox().stream().filter(this::isDue).limit(AT_ONCE).toList();
        if (!due.isEmpty()) {
            ports.events()
                    .publish(due.stream()
                            .map(event -> announcement(state.sddcId(), event, changes))
                            .toList());
            due.forEach(event -> published.add(event.id()));
        }
    }

    /** The state without what was published, or as much of it as one commit can forget. */
    SddcState forget(SddcState state) {
        Set<Long> some = state.outbox().stream()
                .map(PendingEvent::id)
                .filter(published::contains)
                .limit(AT_ONCE)
                .collect(Collectors.toSet());
        return state.withOutbox(state.outbox().stream()
                .filter(event -> !some.contains(event.id()))
                .toList());
    }

    private boolean isDue(PendingEvent event) {
        return concerned.test(event.id())
                && !published.contains(event.id())
                && Collections.disjoint(event.destinations(), withheld);
    }

    private static Announcement announcement(String sddcId, PendingEvent event, List<RouteChange> changes) {
        List<RouteChange> concerned = changes.stream()
                .filter(change ->
                        event.destinations().isEmpty() || event.destinations().contains(change.destination()))
                .toList();
        Map<String, String> about = event.name() == null ? Map.of() : Map.of("name", event.name());
        return new Announcement(event.type(), sddcId, event.version(), event.causeEventId(), concerned, about);
    }
}
