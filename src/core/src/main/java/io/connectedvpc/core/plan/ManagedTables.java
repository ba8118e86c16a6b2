package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of a VPC's tables are written, and what in them can be ours. */
public final class ManagedTables {

    private ManagedTables() {}

    /** The VPC's main table; empty when it has none. */
    public static List<RouteTable> main(List<RouteTable> tables) {
        return tables.stream().filter(RouteTable::main).toList();
    }

    /**
     * The tables that lead to the SDDC: the main one first, then the additional ones, then those that were the main one and still serve subnets.
     *
     * @param tables all of the VPC
     */
    public static List<RouteTable> of(Sddc sddc, List<RouteTable> tables) {
        Stream<RouteTable> additional = tables.stream().filter(table -> isAdditional(sddc, table));
        Stream<RouteTable> former =
                former(sddc, tables).filter(table -> !table.subnetIds().isEmpty());
        return Stream.of(main(tables).stream(), additional, former)
                .flatMap(managed -> managed)
                .toList();
    }

    /** The tables that needn't lead to the SDDC any more: released by the user, or once the main one and without subnets. */
    public static List<RouteTable> abandoned(Sddc sddc, List<RouteTable> tables) {
        Stream<RouteTable> released = tables.stream()
                .filter(table -> sddc.mainTable().released(table.routeTableId()).isPresent())
                .filter(table -> !table.main() && !isAdditional(sddc, table));
        Stream<RouteTable> former =
                former(sddc, tables).filter(table -> table.subnetIds().isEmpty());
        return Stream.concat(released, former).toList();
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

    /** The table's route to a prefix list; empty without a list. */
    public static Optional<Route> routeTo(RouteTable table, @Nullable PrefixListId list) {
        if (list == null) {
            return Optional.empty();
        }
        return table.routes().stream()
                .filter(route -> !route.propagated() && route.destination().equals(list))
                .findFirst();
    }

    /** How much of the table's quota is used by everything but that list. */
    public static int beside(RouteTable table, @Nullable PrefixListId list) {
        return (int) occupied(table) - (routeTo(table, list).isPresent() ? 1 : 0);
    }

    /**
     * How much of the table's quota is used, a list of the SDDC's own counting as one route. Source: Amazon VPC quotas; propagated routes have a quota of
     * their own. Of local routes nothing is said there: they are counted, so that a table is taken for full too early rather than too late.
     */
    public static long occupied(RouteTable table) {
        return table.listSurplus()
                + table.routes().stream().filter(route -> !route.propagated()).count();
    }

    /** As above, with the weight of the SDDC's own list. Source: Amazon VPC user guide, prefix list concepts: the maximum number of entries counts. */
    public static long occupied(RouteTable table, Actual.@Nullable Listed listed) {
        if (listed == null || routeTo(table, listed.list().id()).isEmpty()) {
            return occupied(table);
        }
        return beside(table, listed.list().id()) + listed.list().maxEntries();
    }

    private static Stream<RouteTable> former(Sddc sddc, List<RouteTable> tables) {
        MainTable known = sddc.mainTable();
        return tables.stream()
                .filter(table -> !table.main() && !isAdditional(sddc, table))
                .filter(table -> known.released(table.routeTableId()).isEmpty())
                .filter(table -> known.knows(table.routeTableId()));
    }

    private static boolean isAdditional(Sddc sddc, RouteTable table) {
        return !table.main() && sddc.additionalRouteTableIds().contains(table.routeTableId());
    }
}
