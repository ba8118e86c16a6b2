package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.RouteChange.Place;
import io.connectedvpc.core.model.RoutedList;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.model.Withdrawn;
import io.connectedvpc.core.plan.Actual.Listed;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.time.Instant;
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
 * <p>With a prefix list, the route to the list leads to all its entries. A route to a block of its own would win over the list's, and is removed,
 * but not before the list's route is seen to be right and the list to hold the block: at every moment each destination has a way. On the way back
 * to a route per block it is the other way round.
 */
public final class RoutePlanner {

    private final SddcState state;
    private final Sddc sddc;
    private final Terms terms;
    private final Instant now;
    private final boolean prune;
    private final SortedSet<Cidr> desired;
    private final @Nullable String activeEni;
    private final @Nullable PrefixListId list;
    private final @Nullable Listed listed;
    private final boolean byList;
    private final List<RouteChange> replacements = new ArrayList<>();
    private final List<RouteChange> additions = new ArrayList<>();
    private final List<RouteChange> removals = new ArrayList<>();
    private final List<Plan.Found> conflicts = new ArrayList<>();
    private final List<Plan.Found> unexplained = new ArrayList<>();

    private RoutePlanner(SddcState state, Sddc sddc, @Nullable Listed listed, Terms terms) {
        this.state = state;
        this.sddc = sddc;
        this.terms = terms;
        this.now = terms.now();
        this.prune = terms.prune() || sddc.lifecycle() == Sddc.Lifecycle.DELETING;
        this.desired = state.desiredDestinations();
        this.activeEni = sddc.activeNetworkInterfaceId().orElse(null);
        this.list = sddc.prefixListId().orElse(null);
        this.listed = listed;
        this.byList = list != null && sddc.routing().byList() && sddc.lifecycle() != Sddc.Lifecycle.DELETING;
    }

    /**
     * @param state what is desired; of an SDDC that lives
     * @param actual its VPC, as it is shown; of the tables only the managed ones count
     * @param terms unexplained routes of an SDDC that is being deleted are removed in any case
     */
    public static Plan plan(SddcState state, Actual actual, Terms terms) {
        var planner = new RoutePlanner(state, state.found().orElseThrow(), actual.list(), terms);
        List<RouteTable> managed = ManagedTables.of(planner.sddc, actual.tables());
        managed.forEach(planner::compare);
        ManagedTables.abandoned(planner.sddc, actual.tables()).forEach(planner::clean);
        ListEdit listEdit = planner.listEdit(managed);
        return new Plan(
                Stream.of(planner.replacements, planner.additions, planner.removals)
                        .flatMap(List::stream)
                        .toList(),
                listEdit,
                planner.conflicts,
                planner.unexplained,
                planner.listUncertain());
    }

    private void compare(RouteTable table) {
        SortedMap<Cidr, Route> actual = ManagedTables.staticRoutes(table);
        boolean covering = list != null && byList && wantList(table, list);
        int room = room(table);
        for (Cidr destination : desired) {
            Route route = actual.get(destination);
            if (covering && holds(destination)) {
                supersede(table.routeTableId(), destination, route);
            } else if (route != null || (!byList && room-- > 0)) {
                want(table.routeTableId(), destination, route);
            }
        }
        if (list != null && !byList) {
            withdrawList(table, actual);
        }
        actual.forEach((destination, route) -> {
            if (!desired.contains(destination) && ours(route.target())) {
                remove(table.routeTableId(), destination, route.target().id());
            }
        });
        hidden(table.routeTableId())
                .forEach(destination -> removeHidden(table.routeTableId(), destination, actual.get(destination)));
    }

    private void want(String table, Cidr destination, @Nullable Route route) {
        if (route == null) {
            additions.add(new RouteChange(Action.CREATE, table, destination, null, activeEni));
        } else if (ours(route.target()) || state.established(destination, table)) {
            point(table, destination, route);
        } else {
            conflicts.add(new Plan.Found(table, destination, route.target().id()));
        }
    }

    /** Whether the route is right as it is. */
    private boolean point(String table, Destination destination, Route route) {
        if (isRight(table, destination, route)) {
            return true;
        }
        String from = route.target().networkInterface() ? route.target().id() : null;
        replacements.add(new RouteChange(Action.REPLACE, table, destination, from, activeEni));
        return false;
    }

    /** Whether the table's route to the list is right. */
    private boolean wantList(RouteTable table, PrefixListId list) {
        Route route = ManagedTables.routeTo(table, list).orElse(null);
        if (route != null) {
            return point(table.routeTableId(), route.destination(), route);
        }
        additions.add(new RouteChange(Action.CREATE, table.routeTableId(), list, null, activeEni));
        return false;
    }

    /** Whether it is certain that the list holds the block. */
    private boolean holds(Cidr destination) {
        return listed != null && !listUncertain() && listed.entries().contains(destination);
    }

    /** A route beside the list's would win over it, and go stale at the next move. */
    private void supersede(String table, Cidr destination, @Nullable Route route) {
        if (route == null) {
            if (state.reroutedUnverified(now)) {
                removeHidden(table, destination, null);
            }
        } else if (ours(route.target())) {
            removals.add(new RouteChange(
                    Action.DELETE, table, destination, route.target().id(), null));
        } else {
            conflicts.add(new Plan.Found(table, destination, route.target().id()));
        }
    }

    /** Removes the route to the list once each desired block has a route of its own, or another's, which wins over the list's anyway. */
    private void withdrawList(RouteTable table, SortedMap<Cidr, Route> actual) {
        boolean replaced = desired.stream()
                .allMatch(destination -> isRight(table.routeTableId(), destination, actual.get(destination))
                        || isAnothers(table.routeTableId(), destination, actual.get(destination)));
        if (replaced) {
            ManagedTables.routeTo(table, list).ifPresent(route -> removals.add(removal(table, route)));
        }
    }

    private boolean isAnothers(String table, Cidr destination, @Nullable Route route) {
        return route != null && !ours(route.target()) && !state.established(destination, table);
    }

    private boolean isRight(String table, Destination destination, @Nullable Route route) {
        return route != null
                && activeEni != null
                && route.target().id().equals(activeEni)
                && (!isDoubtful(table, destination, activeEni) || terms.certainly(table, destination, activeEni));
    }

    private boolean isDoubtful(String table, Destination destination, String eni) {
        return state.doubtful(destination, eni, now) || terms.doubted().contains(new Place(table, destination));
    }

    private ListEdit listEdit(List<RouteTable> managed) {
        if (listed == null || listed.list().state() == ListState.BUSY) {
            return ListEdit.NONE;
        }
        var planner = new ListPlanner(listed);
        if (!byList) {
            boolean cramped = managed.stream().anyMatch(this::lacksRoom);
            return cramped
                    ? planner.shrink(block -> managed.stream()
                            .allMatch(table -> isRight(table.routeTableId(), block, routeIn(table, block))))
                    : ListEdit.NONE;
        }
        listed.entries().stream()
                .filter(entry -> !desired.contains(entry) && !explains(entry))
                .forEach(entry -> unexplained.add(
                        new Plan.Found(null, entry, listed.list().id().value())));
        int room = ListSizes.room(managed, list, terms.routeQuota());
        return planner.follow(desired, this::explains, room, managed.stream().anyMatch(this::makesRoom));
    }

    /** Whether the table has a route that goes as soon as it is certain that the list leads there. */
    private boolean makesRoom(RouteTable table) {
        return listed != null
                && listed.entries().stream()
                        .map(entry -> routeIn(table, entry))
                        .anyMatch(route -> route != null && ours(route.target()));
    }

    private boolean explains(Cidr entry) {
        return prune || state.withdrawn().containsKey(entry);
    }

    private static @Nullable Route routeIn(RouteTable table, Cidr block) {
        return ManagedTables.staticRoutes(table).get(block);
    }

    /** How many routes the table can take; as many as there are when the list isn't in it, since commands have seen to that. */
    private int room(RouteTable table) {
        if (listed == null || ManagedTables.routeTo(table, list).isEmpty()) {
            return desired.size();
        }
        return terms.routeQuota()
                - ManagedTables.beside(table, list)
                - listed.list().maxEntries();
    }

    private boolean lacksRoom(RouteTable table) {
        long missing =
                desired.stream().filter(block -> routeIn(table, block) == null).count();
        return missing > Math.max(0, room(table));
    }

    private boolean listUncertain() {
        RoutedList routed = sddc.routing().list();
        if (routed == null || routed.id() == null || !byList) {
            return false;
        }
        return listed == null
                || listed.list().state() == ListState.BUSY
                || routed.mayBeOlder(listed.list().version(), now);
    }

    private void remove(String table, Cidr destination, String eni) {
        Withdrawn withdrawn = state.withdrawn().get(destination);
        if (withdrawn != null && mayBeLongGone(withdrawn)) {
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
                && state.mayHaveBeenRouted(destination, table, now)) {
            conflicts.add(new Plan.Found(table, destination, route.target().id()));
        }
    }

    /**
     * Empties a table that was the main one, but not before every read must know that it isn't any more. A block that is just being withdrawn is
     * removed at once: as soon as it is gone from the other tables, another SDDC may have it.
     */
    private void clean(RouteTable table) {
        boolean certain = sddc.mainTable().isToBeEmptied(table.routeTableId(), now);
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
        hidden(table.routeTableId())
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

    /** Destinations that aren't desired any more, whose routes were written so lately that a read may not show them yet. */
    private Stream<Cidr> hidden(String table) {
        Instant syncedAt = state.syncedAt();
        boolean writtenLately = syncedAt == null || lately(syncedAt);
        Stream<Cidr> withdrawn = state.withdrawn().values().stream()
                .filter(gone -> !gone.removed()
                        && (writtenLately || lately(gone.wantedSince()) || (deleting() && lately(gone.since()))))
                .map(Withdrawn::cidr);
        Stream<Cidr> written = terms.doubted().stream()
                .filter(place -> table.equals(place.routeTableId()))
                .map(Place::destination)
                .filter(Cidr.class::isInstance)
                .map(Cidr.class::cast);
        return Stream.of(withdrawn, deleting() ? deleted(writtenLately) : Stream.<Cidr>empty(), written)
                .flatMap(destinations -> destinations)
                .distinct()
                .filter(destination -> !desired.contains(destination));
    }

    private Stream<Cidr> deleted(boolean writtenLately) {
        Stream<Cidr> ofSegments = state.liveSegments().stream()
                .filter(segment -> writtenLately || lately(segment.changedAt()))
                .map(Segment::destination)
                .flatMap(Stream::ofNullable);
        return writtenLately
                ? Stream.concat(ofSegments, Stream.of(sddc.attachment().managementCidr()))
                : ofSegments;
    }

    private boolean lately(Instant time) {
        return time.plus(Staleness.BOUND).isAfter(now);
    }

    /**
     * Whether the route that is shown may be one that was removed already: the block may be another SDDC's by now, and a deletion names no
     * target.
     */
    private boolean mayBeLongGone(Withdrawn withdrawn) {
        Instant removedAt = withdrawn.removedAt();
        return removedAt != null && lately(removedAt);
    }

    private boolean deleting() {
        return sddc.lifecycle() == Sddc.Lifecycle.DELETING;
    }

    private boolean ours(Target target) {
        return target.networkInterface() && sddc.owns(target.id());
    }
}
