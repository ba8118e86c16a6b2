package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which of a VPC's tables are written, and what in them can be ours. */
public final class ManagedTables {

    private ManagedTables() {}

    /** The VPC's main table; empty when it has none. */
    public static List<RouteTable> main(List<RouteTable> tables) {
        return tables.stream().filter(RouteTable::main).toList();
    }

    /**
     * The tables that lead to the SDDC: the main one first, then those that were and still serve subnets.
     *
     * @param tables all of the VPC
     */
    public static List<RouteTable> of(Sddc sddc, List<RouteTable> tables) {
        Stream<RouteTable> former =
                former(sddc, tables).filter(table -> !table.subnetIds().isEmpty());
        return Stream.concat(main(tables).stream(), former).toList();
    }

    /** The tables that were the main one and serve no subnet any more: nothing needs a way to the SDDC there. */
    public static List<RouteTable> abandoned(Sddc sddc, List<RouteTable> tables) {
        return former(sddc, tables).filter(table -> table.subnetIds().isEmpty()).toList();
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

    private static Stream<RouteTable> former(Sddc sddc, List<RouteTable> tables) {
        MainTable known = sddc.mainTable();
        return tables.stream().filter(table -> !table.main() && known.knows(table.routeTableId()));
    }
}
