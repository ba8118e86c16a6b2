package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Withdrawn;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Records that the VPC was seen as desired, and tells the world. */
final class Completion {

    /** That the SDDC is degraded, or has recovered: the one event that a completion may add. */
    private static final int EVENTS = 1;

    private final Ports ports;
    private final Course course;

    Completion(Ports ports, Course course) {
        this.ports = ports;
        this.course = course;
    }

    /** The faults that right routes don't put right. */
    static List<Warning> lasting(SddcState state) {
        return state.found().stream()
                .flatMap(sddc -> sddc.faults().stream())
                .filter(fault -> fault.code() != Warning.Code.ROUTE_CONFLICT && fault.code() != Warning.Code.QUOTA_NEAR)
                .toList();
    }

    /**
     * @param state what the tables were compared with
     * @param plan of which only conflicts are left
     * @param faults what else could not be put right
     * @param written what was written on the way
     * @param outbox what this reconcile tells the world
     * @return empty when the desired state has moved meanwhile, or more is to be recorded than one commit can
     */
    Optional<SddcState> complete(
            SddcState state,
            List<RouteTable> tables,
            Plan plan,
            List<Warning> faults,
            List<RouteChange> written,
            Outbox outbox) {
        boolean owedNothing = state.settled();
        boolean tells = outbox.owes(state) || (owedNothing && !written.isEmpty());
        if (tells && moved(state)) {
            return Optional.empty();
        }
        outbox.publish(state, written);
        SddcState after = outbox.forget(verified(
                state, tables, Stream.concat(faults.stream(), conflicts(plan)).toList(), written));
        if (owedNothing && !written.isEmpty()) {
            ports.events()
                    .publish(List.of(new Announcement(
                            EventType.ROUTE_DRIFT_REPAIRED, state.sddcId(), state.version(), null, written, Map.of())));
        }
        if (!after.equals(state)) {
            if (!(ports.store().commit(state, after) instanceof Commit.Stored stored)) {
                course.contended();
                return Optional.empty();
            }
            after = stored.state();
            course.completed(state, after);
        }
        boolean allRecorded = after.withdrawn().values().stream().allMatch(Withdrawn::removed) && !outbox.owes(after);
        return allRecorded ? Optional.of(after) : Optional.empty();
    }

    private boolean moved(SddcState state) {
        return ports.store().find(state.sddcId()).revision() != state.revision();
    }

    private SddcState verified(
            SddcState state, List<RouteTable> tables, List<Warning> faults, List<RouteChange> written) {
        Instant now = ports.time().instant();
        Sddc before = state.found().orElseThrow();
        boolean news = state.syncedVersion() != state.version() || !written.isEmpty();
        SddcState after = (news ? state.synced(state.version(), now) : state)
                .withSddc(before.applied(Lifecycle.READY, TableRecord.verified(state, tables, now), faults))
                .withWithdrawn(removed(state, now));
        if (before.faults().isEmpty() == faults.isEmpty()) {
            return after;
        }
        EventType type = faults.isEmpty() ? EventType.SDDC_RECOVERED : EventType.SDDC_DEGRADED;
        var event = new PendingEvent(state.revision() + 1, type, state.version(), null, null, List.of());
        return after.owing(event);
    }

    private static TreeMap<Cidr, Withdrawn> removed(SddcState state, Instant now) {
        var withdrawn = new TreeMap<>(state.withdrawn());
        List<Withdrawn> some = withdrawn.values().stream()
                .filter(destination -> !destination.removed())
                .limit(SddcStore.MAX_CHANGES / 2 - EVENTS)
                .toList();
        Set<Cidr> desired = state.desiredDestinations();
        for (Withdrawn gone : some) {
            if (desired.contains(gone.cidr())) {
                // Desired again, it was only a reason for doubt.
                withdrawn.remove(gone.cidr());
            } else {
                withdrawn.put(gone.cidr(), gone.removed(now));
            }
        }
        return withdrawn;
    }

    private static Stream<Warning> conflicts(Plan plan) {
        return plan.conflicts().stream()
                .map(found -> new Warning(
                        Warning.Code.ROUTE_CONFLICT,
                        found.destination().toString(),
                        "%s routes %s to %s.".formatted(found.place(), found.destination(), found.target())));
    }
}
