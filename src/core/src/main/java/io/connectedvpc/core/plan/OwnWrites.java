package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<Destination, Route> created = new LinkedHashMap<>();
        var routes = new ArrayList<Route>();
        for (Route route : table.routes()) {
            if (route.propagated()) {
                routes.add(route);
            } else {
                created.put(route.destination(), route);
            }
        }
        writes.stream()
                .filter(write -> table.routeTableId().equals(write.routeTableId()))
                .forEach(write -> apply(write, created));
        routes.addAll(created.values());
        return table.withRoutes(routes);
    }

    private static void apply(RouteChange write, Map<Destination, Route> created) {
        String target = write.to();
        Route shown = created.get(write.destination());
        if (target == null) {
            created.remove(write.destination());
        } else if (shown == null || !shown.target().id().equals(target)) {
            created.put(write.destination(), new Route(write.destination(), new Target(target, true), false, false));
        }
    }
}
