package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which of a VPC's tables are written, and what in them can be ours. */
public final class ManagedTables {

    private ManagedTables() {}

    /** The tables that lead to the SDDC: the VPC's main one. */
    public static List<RouteTable> of(List<RouteTable> tables) {
        return tables.stream().filter(RouteTable::main).toList();
    }

    /**
     * The routes to IPv4 blocks that somebody created. A propagated one isn't among them: a created route to the same destination may stand
     * beside it, and wins. Source: Amazon VPC user guide, route priority.
     */
    public static SortedMap<Cidr, Route> staticRoutes(RouteTable table) {
        var routes = new TreeMap<Cidr, Route>();
        for (Route route : table.routes()) {
            if (!route.propagated() && route.destination() instanceof Cidr destination) {
                routes.put(destination, route);
            }
        }
        return routes;
    }

    /** How much of the table's quota is used. Source: Amazon VPC quotas; propagated routes have a quota of their own. */
    public static long occupied(RouteTable table) {
        return table.routes().stream().filter(route -> !route.propagated()).count();
    }
}
