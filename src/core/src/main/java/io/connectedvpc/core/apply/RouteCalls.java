package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import java.util.Objects;

/** The calls that make one planned change. */
final class RouteCalls {

    private final Ports ports;

    RouteCalls(Ports ports) {
        this.ports = ports;
    }

    RouteWrite make(SddcState state, RouteChange change) {
        return switch (change.action()) {
            case CREATE -> create(state, change);
            case REPLACE -> replace(state, change);
            case DELETE -> network().deleteRoute(table(change), change.destination());
            case LIST_ADD, LIST_REMOVE, LIST_RESIZE -> throw new IllegalArgumentException("not a route: " + change);
        };
    }

    /** A route that the read didn't show is drift when ours has been there; else it may be somebody's: look again. */
    private RouteWrite create(SddcState state, RouteChange change) {
        RouteWrite created = network().createRoute(table(change), change.destination(), target(change));
        return created == RouteWrite.OUTDATED && state.established(change.destination(), table(change))
                ? network().replaceRoute(table(change), change.destination(), target(change))
                : created;
    }

    /** A route that was removed since the read is made anew; not one to a list that is given up. */
    private RouteWrite replace(SddcState state, RouteChange change) {
        RouteWrite replaced = network().replaceRoute(table(change), change.destination(), target(change));
        boolean wanted = change.destination() instanceof Cidr
                || state.found().orElseThrow().routing().byList();
        return replaced == RouteWrite.OUTDATED && wanted
                ? network().createRoute(table(change), change.destination(), target(change))
                : replaced;
    }

    private VpcNetwork network() {
        return ports.network();
    }

    private static String table(RouteChange change) {
        return Objects.requireNonNull(change.routeTableId());
    }

    private static String target(RouteChange change) {
        return Objects.requireNonNull(change.to());
    }
}
