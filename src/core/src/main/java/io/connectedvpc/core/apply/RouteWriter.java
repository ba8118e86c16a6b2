package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the planned writes: side by side, but what adds a way before what removes one. */
final class RouteWriter {

    /** So many calls under way at once: below EC2's burst, so that one SDDC doesn't drain the account's tokens in one go. */
    private static final int AT_ONCE = 20;

    private final Ports ports;

    RouteWriter(Ports ports) {
        this.ports = ports;
    }

    /**
     * What was done, as it goes on, so that it is known when a call fails.
     *
     * @param made the changes that EC2 made
     * @param certain those after which the route is known to be as planned: made, or a deletion of what wasn't there
     * @param refused those that EC2 doesn't make, as things are, and why
     */
    record Progress(Set<RouteChange> made, Set<RouteChange> certain, Map<RouteChange, CloudFailure> refused) {

        static Progress none() {
            return new Progress(
                    ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>());
        }
    }

    /**
     * @param state what was planned for; between batches it is made sure that it is still what is desired
     * @return false when the deadline came first
     * @throws CloudFailure when EC2 fails otherwise than by refusing a change
     */
    boolean write(SddcState state, List<RouteChange> changes, Instant deadline, Progress progress) {
        List<List<RouteChange>> batches = batches(changes);
        for (List<RouteChange> batch : batches) {
            if (!ports.time().instant().isBefore(deadline)) {
                return false;
            }
            if (!batch.equals(batches.get(0)) && !isStillDesired(state)) {
                break;
            }
            ports.parallel()
                    .run(batch.stream()
                            .<Runnable>map(change -> () -> attempt(state, change, progress))
                            .toList());
        }
        return true;
    }

    private boolean isStillDesired(SddcState state) {
        SddcState newest = ports.store().find(state.sddcId());
        return newest.version() == state.version()
                && newest.found().filter(sddc -> !sddc.paused()).isPresent();
    }

    /** One route that EC2 refuses, for a quota say, must not keep the others from being written. */
    private void attempt(SddcState state, RouteChange change, Progress progress) {
        try {
            write(state, change, progress);
        } catch (CloudFailure failure) {
            if (failure.kind() != CloudFailure.Kind.IMPOSSIBLE) {
                throw failure;
            }
            progress.refused().put(change, failure);
        }
    }

    private void write(SddcState state, RouteChange change, Progress progress) {
        RouteWrite result = switch (change.action()) {
            case CREATE -> create(state, change);
            case REPLACE -> replace(change);
            case DELETE -> ports.network().deleteRoute(table(change), change.destination());
            case LIST_ADD, LIST_REMOVE, LIST_RESIZE -> throw new IllegalArgumentException("not a route: " + change);
        };
        if (result == RouteWrite.DONE) {
            progress.made().add(change);
        }
        if (result == RouteWrite.DONE || change.action() == Action.DELETE) {
            progress.certain().add(change);
        }
    }

    /** A route that the read didn't show is drift when ours has been there; else it may be somebody's: look again. */
    private RouteWrite create(SddcState state, RouteChange change) {
        VpcNetwork network = ports.network();
        RouteWrite created = network.createRoute(table(change), change.destination(), target(change));
        return created == RouteWrite.OUTDATED && state.established(change.destination(), table(change))
                ? network.replaceRoute(table(change), change.destination(), target(change))
                : created;
    }

    /** A route that was removed since the read is made anew. */
    private RouteWrite replace(RouteChange change) {
        VpcNetwork network = ports.network();
        RouteWrite replaced = network.replaceRoute(table(change), change.destination(), target(change));
        return replaced == RouteWrite.OUTDATED
                ? network.createRoute(table(change), change.destination(), target(change))
                : replaced;
    }

    private static String table(RouteChange change) {
        return Objects.requireNonNull(change.routeTableId());
    }

    private static String target(RouteChange change) {
        return Objects.requireNonNull(change.to());
    }

    private static List<List<RouteChange>> batches(List<RouteChange> changes) {
        var batches = new ArrayList<List<RouteChange>>();
        for (RouteChange change : changes) {
            List<RouteChange> last = batches.isEmpty() ? List.of() : batches.get(batches.size() - 1);
            if (last.isEmpty() || last.size() == AT_ONCE || removes(last.get(0)) != removes(change)) {
                batches.add(new ArrayList<>());
            }
            batches.get(batches.size() - 1).add(change);
        }
        return batches;
    }

    private static boolean removes(RouteChange change) {
        return change.action() == Action.DELETE;
    }
}
