package io.connectedvpc.core.trace;

import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.ManagedTables;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of an SDDC's VPC with all its routes, whoever's they are.
 *
 * @param managed whether the SDDC's routes are kept in it
 * @param subnets those that use it, by association or because it is the main one
 */
public record TableView(RouteTable table, boolean managed, List<Subnet> subnets, List<RouteView> routes) {

    /**
     * @param managed whether it is one that is kept as desired
     * @param owner the segment whose block it leads to, or {@code management}; null when it is for neither
     */
    public record RouteView(
            Route route, boolean managed, @Nullable String owner) {}

    /** The tables of the SDDC's VPC, in the order in which EC2 shows them. */
    public static List<TableView> of(SddcState state, Associations associations) {
        Sddc sddc = state.found().orElseThrow();
        List<RouteTable> managed = ManagedTables.of(sddc, associations.tables());
        var destinations = new Destinations(state);
        return associations.tables().stream()
                .map(table -> of(table, managed.contains(table), associations, destinations))
                .toList();
    }

    private static TableView of(
            RouteTable table, boolean managed, Associations associations, Destinations destinations) {
        List<RouteView> routes = table.routes().stream()
                .map(route -> {
                    String owner = route.propagated() ? null : destinations.ownerOf(route.destination());
                    return new RouteView(route, managed && owner != null, owner);
                })
                .toList();
        return new TableView(table, managed, associations.subnetsOf(table), routes);
    }
}
