package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.util.ArrayList;
import java.util.List;

/** Tables as EC2 shows them, corrected by what was written: a read may be older than the write before it. */
public final class OwnWrites {

    private OwnWrites() {}

    /** @param writes in the order in which they were made */
    public static Actual over(Actual actual, List<RouteChange> writes) {
        return writes.isEmpty()
                ? actual
                : new Actual(
                        actual.tables().stream()
                                .map(table -> over(table, writes))
                                .toList(),
                        actual.list());
    }

    private static RouteTable over(RouteTable table, List<RouteChange> writes) {
        var routes = new ArrayList<>(table.routes());
        for (RouteChange write : writes) {
            if (table.routeTableId().equals(write.routeTableId())) {
                apply(write, routes);
            }
        }
        return table.withRoutes(routes);
    }

    private static void apply(RouteChange write, List<Route> routes) {
        String target = write.to();
        boolean shown = target != null
                && routes.stream()
                        .anyMatch(route ->
                                concerns(write, route) && route.target().id().equals(target));
        if (!shown) {
            routes.removeIf(route -> concerns(write, route));
            if (target != null) {
                routes.add(new Route(write.destination(), new Target(target, true), false, false));
            }
        }
    }

    private static boolean concerns(RouteChange write, Route route) {
        return !route.propagated() && route.destination().equals(write.destination());
    }
}
