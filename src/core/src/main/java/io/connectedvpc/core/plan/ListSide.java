package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RoutedList;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.Actual.Listed;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.List;
import java.util.Set;
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
    private final SortedSet<Cidr> desired;

    /**
     * @param listed the list as it is shown; null when there is none
     * @param byList whether the list is to lead to all that is desired
     */
    ListSide(SddcState state, Sddc sddc, @Nullable Listed listed, boolean byList, Terms terms, Doubts doubts) {
        this.state = state;
        this.sddc = sddc;
        this.listed = listed;
        this.byList = byList;
        this.terms = terms;
        this.doubts = doubts;
        this.desired = state.desiredDestinations();
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
                || isBusy(listed)
                || routed.mayBeOlder(listed.list().version(), terms.now());
    }

    /**
     * How many routes of blocks the table can take beside the list's.
     *
     * @param otherwise the answer when the list isn't in the table, since commands have seen to the room then
     */
    int room(RouteTable table, int otherwise) {
        if (listed == null || ManagedTables.routeTo(table, listed.list().id()).isEmpty()) {
            return otherwise;
        }
        return terms.routeQuota()
                - ManagedTables.beside(table, listed.list().id())
                - listed.list().maxEntries();
    }

    /** The entries that aren't desired, and that nothing explains. */
    List<Plan.Found> unexplained(boolean prune) {
        if (listed == null || isBusy(listed) || !byList) {
            return List.of();
        }
        return listed.entries().stream()
                .filter(entry -> !desired.contains(entry) && !explains(entry, prune))
                .map(entry -> new Plan.Found(null, entry, listed.list().id().value()))
                .toList();
    }

    /** @param prune whether entries that nothing explains are removed, too */
    ListEdit edit(List<RouteTable> managed, boolean prune) {
        if (listed == null || isBusy(listed)) {
            return ListEdit.NONE;
        }
        var planner = new ListPlanner(listed);
        if (!byList) {
            return managed.stream().anyMatch(this::lacksRoom)
                    ? planner.shrink(block -> managed.stream().allMatch(table -> hasOwnRoute(table, block)))
                    : ListEdit.NONE;
        }
        int room = ListSizes.room(managed, listed.list().id(), terms.routeQuota());
        boolean roomComes = managed.stream().anyMatch(table -> makesRoom(table, listed.entries()));
        return planner.follow(desired, entry -> explains(entry, prune), room, roomComes);
    }

    /** EC2 takes one edit at a time. */
    private static boolean isBusy(Listed listed) {
        return listed.list().state() == ListState.BUSY;
    }

    private boolean explains(Cidr entry, boolean prune) {
        return prune || state.withdrawn().containsKey(entry);
    }

    private boolean hasOwnRoute(RouteTable table, Cidr block) {
        return doubts.isRight(table.routeTableId(), block, routeIn(table, block));
    }

    /** Whether the table has a route that goes as soon as it is certain that the list leads there. */
    private boolean makesRoom(RouteTable table, Set<Cidr> entries) {
        return entries.stream()
                .map(entry -> routeIn(table, entry))
                .anyMatch(route -> route != null && sddc.owns(route.target().id()));
    }

    private boolean lacksRoom(RouteTable table) {
        long missing =
                desired.stream().filter(block -> routeIn(table, block) == null).count();
        return missing > Math.max(0, room(table, desired.size()));
    }

    private static @Nullable Route routeIn(RouteTable table, Cidr block) {
        return ManagedTables.staticRoutes(table).get(block);
    }
}
