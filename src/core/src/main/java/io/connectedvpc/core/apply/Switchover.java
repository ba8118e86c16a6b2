package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Edge.Former;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import java.util.List;

/** The writes of an Edge move that the state tells by itself: each route that was seen in the main table is led to the active ENI. */
final class Switchover {

    private Switchover() {}

    static List<RouteChange> of(SddcState state) {
        Sddc sddc = state.found().orElseThrow();
        String table = sddc.mainTable().routeTableId();
        String from = sddc.edge().former().stream()
                .reduce((earlier, later) -> later)
                .map(Former::networkInterfaceId)
                .orElse(null);
        return sddc.activeNetworkInterfaceId().stream()
                .flatMap(to -> state.desiredDestinations().stream()
                        .filter(destination -> state.established(destination, table))
                        .map(destination -> new RouteChange(Action.REPLACE, table, destination, from, to)))
                .toList();
    }
}
