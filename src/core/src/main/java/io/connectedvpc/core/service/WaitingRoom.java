package io.connectedvpc.core.service;

import io.connectedvpc.core.apply.StateUpdate;
import io.connectedvpc.core.decide.Fields;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.core.port.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Keeps events that came before what they need. */
public final class WaitingRoom {

    /** An SDDC for which more events wait than this has a producer that is wrong. */
    private static final int LARGEST = 100;

    private final Ports ports;
    private final StateUpdate updates;

    public WaitingRoom(Ports ports) {
        this.ports = ports;
        this.updates = new StateUpdate(ports);
    }

    /**
     * Lets an event wait; one that waits already keeps its place.
     *
     * @return false when no more can wait
     */
    public boolean admit(String sddcId, String eventId, String envelope) {
        Fields.requireName("sddcId", sddcId);
        var event = new WaitingEvent(eventId, ports.time().instant(), envelope);
        SddcState stored = store(sddcId, waiting -> {
            if (waiting.size() < LARGEST
                    && waiting.stream().noneMatch(one -> one.id().equals(eventId))) {
                waiting.add(event);
            }
            return waiting;
        });
        return stored.waiting().stream().anyMatch(one -> one.id().equals(eventId));
    }

    /** The events that wait for an SDDC, oldest first. */
    public List<WaitingEvent> waiting(String sddcId) {
        return ports.store().find(sddcId).waiting();
    }

    /** Whether the event has waited long enough. */
    public boolean isOver(WaitingEvent event) {
        return event.since().plus(WaitingEvent.PATIENCE).isBefore(ports.time().instant());
    }

    /** Lets an event go. */
    public void dismiss(String sddcId, WaitingEvent event) {
        store(sddcId, waiting -> {
            waiting.removeIf(one -> one.id().equals(event.id()));
            return waiting;
        });
    }

    private SddcState store(String sddcId, UnaryOperator<List<WaitingEvent>> change) {
        return updates.change(sddcId, before -> {
            SddcState after = before.withWaiting(change.apply(new ArrayList<>(before.waiting())));
            boolean unknown = after.sddc() == null && after.expiresAt() == null;
            return unknown && !after.equals(before)
                    ? after.deleted(ports.time().instant().plus(Fence.MEMORY))
                    : after;
        });
    }
}
