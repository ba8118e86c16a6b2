package io.connectedvpc.core.preflight;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Warning.Code;
import io.connectedvpc.core.plan.ManagedTables;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.ArrayList;
import java.util.List;

/** Routes of others that stand beside the SDDC's, or may take their place. */
final class RouteWarnings {

    private final SddcState state;
    private final Sddc sddc;
    private final Neighbourhood around;
    private final List<Warning> warnings = new ArrayList<>();

    private RouteWarnings(SddcState state, Neighbourhood around) {
        this.state = state;
        this.sddc = state.found().orElseThrow();
        this.around = around;
    }

    static List<Warning> of(SddcState state, Neighbourhood around) {
        var routes = new RouteWarnings(state, around);
        for (RouteTable table : ManagedTables.of(routes.sddc, around.tables())) {
            for (Route route : table.routes()) {
                routes.look(table.routeTableId(), route);
            }
        }
        return routes.warnings;
    }

    private void look(String table, Route route) {
        if (sddc.owns(route.target().id())) {
            return;
        }
        switch (route.destination()) {
            case Cidr block -> beside(table, block, route);
            case PrefixListId list ->
                around.lists().getOrDefault(list, List.of()).forEach(entry -> entry(table, list, entry, route));
        }
    }

    /** A created route wins over a propagated one. Source: Amazon VPC user guide, route priority. */
    private void beside(String table, Cidr block, Route route) {
        if (route.propagated() && state.desiredDestinations().contains(block)) {
            warnings.add(new Warning(
                    Code.ROUTE_CONFLICT,
                    block.toString(),
                    "Table %s also has a propagated route for %s to %s: it takes over whenever the SDDC's route is missing. Stop propagating it."
                            .formatted(table, block, route.target().id())));
        }
    }

    private void entry(String table, PrefixListId list, Cidr entry, Route route) {
        state.desiredDestinations().stream()
                .filter(desired -> desired.contains(entry) && !desired.equals(entry))
                .findFirst()
                .ifPresent(desired -> warnings.add(new Warning(
                        Code.LONGER_FOREIGN_ROUTE,
                        entry.toString(),
                        "Table %s routes %s of prefix list %s to %s: it takes that part of %s away from the SDDC. Remove the entry or the route."
                                .formatted(table, entry, list, route.target().id(), desired))));
    }
}
