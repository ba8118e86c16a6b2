package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import java.time.Instant;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes the planned writes: side by side, but what adds a way before what removes one. */
final class RouteWriter {

    /** So many calls under way at once: below EC2's burst, so that one SDDC doesn't drain the account's tokens in one go. */
    private static final int AT_ONCE = 20;

    private final Ports ports;

    RouteWriter(Ports ports) {
        this.ports = ports;
    }

    /**
     * @param written gets the changes that were made, also when this fails midway
     * @return false when the deadline came first
     */
    boolean write(List<RouteChange> changes, Instant deadline, List<RouteChange> written) {
        List<RouteChange> made = Collections.synchronizedList(new ArrayList<>());
        try {
            for (List<RouteChange> batch : batches(changes)) {
                if (!ports.time().instant().isBefore(deadline)) {
                    return false;
                }
                ports.parallel().run(batch.stream().<Runnable>map(change -> () -> write(change, made)).toList());
            }
            return true;
        } finally {
            written.addAll(made);
        }
    }

    private void write(RouteChange change, List<RouteChange> made) {
        RouteWrite result =
                switch (change.action()) {
                    case CREATE -> ports.network().createRoute(change.routeTableId(), change.destination(), target(change));
                    case REPLACE -> ports.network().replaceRoute(change.routeTableId(), change.destination(), target(change));
                    case DELETE -> ports.network().deleteRoute(change.routeTableId(), change.destination());
                };
        if (result == RouteWrite.DONE) {
            made.add(change);
        }
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
