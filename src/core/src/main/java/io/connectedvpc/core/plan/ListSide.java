package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RoutedList;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.Actual.Listed;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What an SDDC's prefix list is to hold, and what it can be relied on to hold. */
final class ListSide {

    private final SddcState state;
    private final Sddc sddc;
    private final @Nullable Listed listed;
    private final boolean byList;
    private final Terms terms;
    private final Doubts doubts;
    private final List<RouteTable> managed;
    private final SortedSet<Cidr> desired;
    private final Map<String, SortedMap<Cidr, Route>> routes = new HashMap<>();

    /**
     * @param desired of the state
     * @param listed the list as it is shown; null when there is none
     * @param byList whether the list is to lead to all that is desired
     */
    ListSide(
            SddcState state,
            Sddc sddc,
            SortedSet<Cidr> desired,
            List<RouteTable> managed,
            @Nullable Listed listed,
            boolean byList,
            Terms terms,
            Doubts doubts) {
        this.state = state;
        this.sddc = sddc;
        this.listed = listed;
        this.managed = managed;
        this.byList = byList;
        this.terms = terms;
        this.doubts = doubts;
        this.desired = desired;
    }

    /** Whether it is certain that the list holds the block. */
    boolean holds(Cidr destination) {
        return listed != null && !uncertain() && listed.entries().contains(destination);
    }

    /** Whether nobody can tell by now what the list that is relied on holds. */
    boolean uncertain() {
        RoutedList routed = sddc.routing().list();
        if (routed == null || routed.id() == null || !byList) {
            return false;
        }
        return listed == null
                || listed.list().busy()
                || routed.mayBeOlder(listed.list().version(), terms.now());
    }

    /** Whether EC2 must be asked again before anything is certain, or before there is room. */
    boolean waits() {
        return uncertain()
                || (!byList
                        && listed != null
                        && listed.list().busy()
                        && managed.stream().anyMatch(this::lacksRoom));
    }

    /** How many routes of blocks the table can take beside the list's; all when the list isn't in the table, since commands have seen to the room then. */
    int room(RouteTable table) {
        return listed == null ? desired.size() : room(table, listed);
    }

    /** Whether the table can take the list, or EC2 has to say that it can't since the list can't be made smaller. */
    boolean mayComeTo(RouteTable table, boolean prune) {
        return listed == null
                || fits(table, listed)
                || (!listed.list().busy() && edit(prune).isNone());
    }

    private boolean fits(RouteTable table, Listed list) {
        PrefixList shown = list.list();
        return ManagedTables.beside(table, shown.id()) + shown.maxEntries() <= terms.routeQuota();
    }

    /** Whether nothing is lost in the table when the list doesn't lead to the block: it has a route of its own, or another's, which wins over the list's anyway. */
    boolean isReplaced(RouteTable table, Cidr block) {
        Route route = routesOf(table).get(block);
        return doubts.isRight(table.routeTableId(), block, route)
                || (route != null && !isOurs(route) && !state.established(block, table.routeTableId()));
    }

    /** The entries that aren't desired, and that nothing explains. */
    List<Plan.Found> unexplained(boolean prune) {
        if (listed == null || listed.list().busy() || !byList) {
            return List.of();
        }
        return listed.entries().stream()
                .filter(entry -> !desired.contains(entry) && !explains(entry, prune))
                .map(entry -> new Plan.Found(null, entry, listed.list().id().value()))
                .toList();
    }

    /** @param prune whether entries that nothing explains are removed, too */
    ListEdit edit(boolean prune) {
        if (listed == null || listed.list().busy()) {
            return ListEdit.NONE;
        }
        var planner = new ListPlanner(listed);
        if (!byList) {
            return managed.stream().anyMatch(this::lacksRoom)
                    ? planner.shrink(entry -> isDispensable(entry, prune))
                    : ListEdit.NONE;
        }
        int room = ListSizes.room(managed, listed.list().id(), terms.routeQuota());
        boolean tooLarge = managed.stream().anyMatch(table -> !names(table) && !fits(table, listed));
        boolean roomComes = managed.stream().anyMatch(table -> makesRoom(table, listed.entries()));
        return planner.follow(
                desired,
                entry -> explains(entry, prune),
                room,
                tooLarge,
                managed.stream().noneMatch(this::names),
                roomComes);
    }

    /** Whether no table needs the list for the block. */
    private boolean isDispensable(Cidr block, boolean prune) {
        return (!desired.contains(block) && explains(block, prune))
                || managed.stream().allMatch(table -> isReplaced(table, block) || !names(table));
    }

    private boolean names(RouteTable table) {
        return listed != null
                && ManagedTables.routeTo(table, listed.list().id()).isPresent();
    }

    private boolean explains(Cidr entry, boolean prune) {
        return prune || state.withdrawn().containsKey(entry);
    }

    /** Whether the table has a route that goes as soon as it is certain that the list leads there. */
    private boolean makesRoom(RouteTable table, Set<Cidr> entries) {
        return entries.stream()
                .map(entry -> routesOf(table).get(entry))
                .anyMatch(route -> route != null && isOurs(route));
    }

    /** Whether the table can't take a route of its own for each block as long as the list is in it. */
    private boolean lacksRoom(RouteTable table) {
        long missing = desired.stream()
                .filter(block -> !routesOf(table).containsKey(block))
                .count();
        return missing > Math.max(0, room(table));
    }

    private int room(RouteTable table, Listed list) {
        PrefixList shown = list.list();
        return ManagedTables.routeTo(table, shown.id()).isEmpty()
                ? desired.size()
                : terms.routeQuota() - ManagedTables.beside(table, shown.id()) - shown.maxEntries();
    }

    private boolean isOurs(Route route) {
        return sddc.owns(route.target().id());
    }

    private SortedMap<Cidr, Route> routesOf(RouteTable table) {
        return routes.computeIfAbsent(table.routeTableId(), id -> ManagedTables.staticRoutes(table));
    }
}
