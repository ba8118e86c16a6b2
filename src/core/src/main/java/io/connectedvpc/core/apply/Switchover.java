package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.Edge.Former;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import java.util.List;
import java.util.stream.Stream;

/**
 * The writes of an Edge move that the state tells by itself: each route that was seen in the main table or an additional one is led to the active ENI.
 * While the way of routing changes only a look tells which routes there are.
 */
final class Switchover {

    private Switchover() {}

    /** Whether one route leads to all destinations, so that nothing has to be known of them. */
    static boolean isOfList(SddcState state) {
        return isSettled(state) && state.found().orElseThrow().routing().byList();
    }

    static List<RouteChange> of(SddcState state) {
        Sddc sddc = state.found().orElseThrow();
        if (!isSettled(state)) {
            return List.of();
        }
        String from = sddc.edge().former().stream()
                .reduce((earlier, later) -> later)
                .map(Former::networkInterfaceId)
                .orElse(null);
        return sddc.activeNetworkInterfaceId().stream()
                .flatMap(to -> tables(sddc)
                        .flatMap(table -> destinations(state, sddc, table)
                                .map(destination -> new RouteChange(Action.REPLACE, table, destination, from, to))))
                .toList();
    }

    private static boolean isSettled(SddcState state) {
        return state.found()
                .filter(sddc -> sddc.routing().changedIn() <= state.syncedVersion())
                .isPresent();
    }

    private static Stream<String> tables(Sddc sddc) {
        Stream<String> additional = sddc.additionalRouteTableIds().stream()
                .filter(table -> sddc.mainTable()
                        .former(table)
                        .filter(known -> known.verifiedIn() > 0)
                        .isPresent());
        return Stream.concat(Stream.of(sddc.mainTable().routeTableId()), additional)
                .distinct();
    }

    private static Stream<? extends Destination> destinations(SddcState state, Sddc sddc, String table) {
        return sddc.routing().byList() ? sddc.prefixListId().stream() : state.establishedBlocks(table).stream();
    }
}
