package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Withdrawn;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the desired routes with those in the managed tables.
 *
 * <p>A route is ours to write when its destination is desired and it leads to one of the SDDC's ENIs, or once did; and ours to delete when it
 * leads to one of them and its destination was withdrawn. Everything else is left alone: desired but somebody else's is a conflict, ours but
 * asked for by nobody is unexplained (a store that was lost or rewound must never empty a table).
 *
 * <p>Routes that are shown wrong come first, then those that are missing, and then those that are shown right by what may be an old read: there may be more
 * of them than a function has time to write, and the next one begins anew.
 *
 * <p>With a prefix list, the route to the list leads to all its entries. A route to a block of its own would win over the list's, and is removed,
 * but not before the list's route is seen to be right and the list to hold the block: at every moment each destination has a way. On the way back
 * to a route per block it is the other way round.
 */
public final class RoutePlanner {

    private final SddcState state;
    private final Sddc sddc;
    private final Terms terms;
    private final boolean prune;
    private final SortedSet<Cidr> desired;
    private final @Nullable String activeEni;
    private final @Nullable PrefixListId list;
    private final boolean byList;
    private final List<RouteTable> managed;
    private final Doubts doubts;
    private final ListSide listSide;
    private final List<RouteChange> replacements = new ArrayList<>();
    private final List<RouteChange> additions = new ArrayList<>();
    private final List<RouteChange> withoutRoom = new ArrayList<>();
    private final List<RouteChange> repetitions = new ArrayList<>();
    private final List<RouteChange> removals = new ArrayList<>();
    private final List<Plan.Found> conflicts = new ArrayList<>();
    private final List<Plan.Found> unexplained = new ArrayList<>();

    private RoutePlanner(SddcState state, Sddc sddc, Actual actual, Terms terms) {
        this.state = state;
        this.sddc = sddc;
        this.terms = terms;
        this.prune = terms.prune() || deleting();
        this.desired = state.desiredDestinations();
        this.activeEni = sddc.activeNetworkInterfaceId().orElse(null);
        this.list = sddc.prefixListId().orElse(null);
        this.byList = list != null && sddc.routing().byList() && !deleting();
        this.managed = ManagedTables.of(sddc, actual.tables());
        this.doubts = new Doubts(state, sddc, desired, terms);
        this.listSide = new ListSide(state, sddc, desired, managed, actual.list(), byList, terms, doubts);
    }

    /**
     * @param state what is desired; of an SDDC that lives
     * @param actual its VPC, as it is shown; of the tables only the managed ones count
     * @param terms unexplained routes of an SDDC that is being deleted are removed in any case
     */
    public static Plan plan(SddcState state, Actual actual, Terms terms) {
        var planner = new RoutePlanner(state, state.found().orElseThrow(), actual, terms);
        planner.managed.forEach(planner::leaveList);
        planner.managed.forEach(planner::compare);
        ManagedTables.abandoned(planner.sddc, actual.tables()).forEach(planner::clean);
        ListEdit listEdit = planner.listSide.edit(planner.prune);
        planner.unexplained.addAll(planner.listSide.unexplained(planner.prune));
        return planner.whole(listEdit, planner.listSide.waits());
    }

    private Plan whole(ListEdit listEdit, boolean waits) {
        List<RouteChange> routes = Stream.of(replacements, additions, repetitions, removals)
                .flatMap(List::stream)
                .toList();
        // Where nothing is left that makes room EC2 says that there is none.
        boolean stuck = routes.isEmpty() && listEdit.isNone() && !waits;
        return new Plan(stuck ? withoutRoom : routes, listEdit, conflicts, unexplained, waits);
    }

    private void compare(RouteTable table) {
        SortedMap<Cidr, Route> actual = ManagedTables.staticRoutes(table);
        boolean covering = list != null && byList && wantList(table, list);
        int room = listSide.room(table);
        for (Cidr destination : desired) {
            Route route = actual.get(destination);
            if (covering && listSide.holds(destination)) {
                supersede(table.routeTableId(), destination, route);
            } else if (route != null) {
                want(table.routeTableId(), destination, route);
            } else if (!byList) {
                (room-- > 0 ? additions : withoutRoom).add(creation(table.routeTableId(), destination));
            }
        }
        actual.forEach((destination, route) -> {
            if (!desired.contains(destination) && ours(route.target())) {
                remove(table.routeTableId(), destination, route.target().id());
            }
        });
        doubts.hidden(table.routeTableId())
                .forEach(destination -> removeHidden(table.routeTableId(), destination, actual.get(destination)));
    }

    private RouteChange creation(String table, Destination destination) {
        return new RouteChange(Action.CREATE, table, destination, null, activeEni);
    }

    private void want(String table, Cidr destination, Route route) {
        if (ours(route.target()) || state.established(destination, table)) {
            point(table, destination, route);
        } else {
            conflicts.add(new Plan.Found(table, destination, route.target().id()));
        }
    }

    /** Whether the route is right as it is. */
    private boolean point(String table, Destination destination, Route route) {
        if (doubts.isRight(table, destination, route)) {
            return true;
        }
        String from = route.target().networkInterface() ? route.target().id() : null;
        boolean shownRight = route.target().id().equals(activeEni);
        if (shownRight && isSuperseded(destination)) {
            return false;
        }
        (shownRight ? repetitions : replacements)
                .add(new RouteChange(Action.REPLACE, table, destination, from, activeEni));
        return false;
    }

    /** Whether the list's route is about to take the place of the destination's own, so that no write to that is worth while for a mere doubt. */
    private boolean isSuperseded(Destination destination) {
        return byList
                && destination instanceof Cidr
                && activeEni != null
                && !state.cameBackUnverified(activeEni, terms.now());
    }

    /** Whether the table's route to the list is right. */
    private boolean wantList(RouteTable table, PrefixListId list) {
        Route route = ManagedTables.routeTo(table, list).orElse(null);
        if (route != null) {
            return point(table.routeTableId(), route.destination(), route);
        }
        if (listSide.mayComeTo(table, prune)) {
            additions.add(creation(table.routeTableId(), list));
        }
        return false;
    }

    /** A route beside the list's would win over it, and go stale at the next move. */
    private void supersede(String table, Cidr destination, @Nullable Route route) {
        if (route == null) {
            if (state.reroutedUnverified(terms.now())) {
                removeHidden(table, destination, null);
            }
        } else if (ours(route.target())) {
            removals.add(new RouteChange(
                    Action.DELETE, table, destination, route.target().id(), null));
        } else {
            conflicts.add(new Plan.Found(table, destination, route.target().id()));
        }
    }

    /** On the way back the route to the list goes when each desired block has another; until then it leads to those that have none. */
    private void leaveList(RouteTable table) {
        Route route = byList ? null : ManagedTables.routeTo(table, list).orElse(null);
        if (route != null) {
            if (desired.stream().allMatch(destination -> listSide.isReplaced(table, destination))) {
                removals.add(removal(table, route));
            } else {
                point(table.routeTableId(), route.destination(), route);
            }
        }
    }

    private void remove(String table, Cidr destination, String eni) {
        Withdrawn withdrawn = state.withdrawn().get(destination);
        if (withdrawn != null && doubts.mayBeLongGone(withdrawn, table)) {
            if (deleting()) {
                // Who deletes the SDDC must not go before a read shows whether it is there.
                conflicts.add(new Plan.Found(table, destination, eni));
            }
        } else if (prune || withdrawn != null) {
            removals.add(new RouteChange(Action.DELETE, table, destination, eni, null));
        } else {
            unexplained.add(new Plan.Found(table, destination, eni));
        }
    }

    /** Where another's route is shown nothing is deleted; but who deletes the SDDC must not go before a read shows that it isn't an old one. */
    private void removeHidden(String table, Cidr destination, @Nullable Route route) {
        if (route == null && !terms.certainly(table, destination, null)) {
            removals.add(new RouteChange(Action.DELETE, table, destination, null, null));
        } else if (route != null
                && deleting()
                && !ours(route.target())
                && state.mayHaveBeenRouted(destination, table, terms.now())) {
            conflicts.add(new Plan.Found(table, destination, route.target().id()));
        }
    }

    /**
     * Empties a table that was the main one, but not before every read must know that it isn't any more. A block that is just being withdrawn is
     * removed at once: as soon as it is gone from the other tables, another SDDC may have it.
     */
    private void clean(RouteTable table) {
        boolean certain = sddc.mainTable().isToBeEmptied(table.routeTableId(), terms.now());
        if (certain || prune) {
            ManagedTables.routeTo(table, list)
                    .filter(route -> ours(route.target()))
                    .ifPresent(route -> removals.add(removal(table, route)));
        }
        SortedMap<Cidr, Route> actual = ManagedTables.staticRoutes(table);
        actual.forEach((destination, route) -> {
            boolean explained =
                    desired.contains(destination) || state.withdrawn().containsKey(destination);
            if (ours(route.target()) && (prune || (certain && explained) || isBeingWithdrawn(destination))) {
                removals.add(removal(table, route));
            }
        });
        doubts.hidden(table.routeTableId())
                .filter(destination -> !actual.containsKey(destination))
                .forEach(destination -> removeHidden(table.routeTableId(), destination, null));
    }

    private static RouteChange removal(RouteTable table, Route route) {
        return new RouteChange(
                Action.DELETE,
                table.routeTableId(),
                route.destination(),
                route.target().id(),
                null);
    }

    private boolean isBeingWithdrawn(Cidr destination) {
        Withdrawn withdrawn = state.withdrawn().get(destination);
        return withdrawn != null && !withdrawn.removed();
    }

    private boolean deleting() {
        return sddc.lifecycle() == Sddc.Lifecycle.DELETING;
    }

    private boolean ours(Target target) {
        return target.networkInterface() && sddc.owns(target.id());
    }
}
