package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.RouteChange.Place;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.model.Withdrawn;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
 */
public final class RoutePlanner {

    private final SddcState state;
    private final Sddc sddc;
    private final Set<Place> doubted;
    private final Instant now;
    private final boolean prune;
    private final SortedSet<Cidr> desired;
    private final @Nullable String activeEni;
    private final List<RouteChange> replacements = new ArrayList<>();
    private final List<RouteChange> additions = new ArrayList<>();
    private final List<RouteChange> removals = new ArrayList<>();
    private final List<Plan.Found> conflicts = new ArrayList<>();
    private final List<Plan.Found> unexplained = new ArrayList<>();

    private RoutePlanner(SddcState state, Sddc sddc, Set<Place> doubted, boolean prune, Instant now) {
        this.state = state;
        this.sddc = sddc;
        this.doubted = doubted;
        this.now = now;
        this.prune = prune || sddc.lifecycle() == Sddc.Lifecycle.DELETING;
        this.desired = state.desiredDestinations();
        this.activeEni = sddc.activeNetworkInterfaceId().orElse(null);
    }

    /**
     * @param state what is desired; of an SDDC that lives
     * @param tables all tables of its VPC, as they are shown; only the managed ones count
     * @param prune whether unexplained routes are removed, too; those of an SDDC that is being deleted always are
     */
    public static Plan plan(SddcState state, List<RouteTable> tables, boolean prune, Instant now) {
        return plan(state, tables, Set.of(), prune, now);
    }

    /**
     * As above, for somebody who has written meanwhile.
     *
     * @param doubted where that was for an older desired state, so that a read that shows the route as desired may be older than the write
     */
    public static Plan plan(SddcState state, List<RouteTable> tables, Set<Place> doubted, boolean prune, Instant now) {
        var planner = new RoutePlanner(state, state.found().orElseThrow(), doubted, prune, now);
        ManagedTables.of(planner.sddc, tables).forEach(planner::compare);
        ManagedTables.abandoned(planner.sddc, tables).forEach(planner::clean);
        return new Plan(
                Stream.of(planner.replacements, planner.additions, planner.removals)
                        .flatMap(List::stream)
                        .toList(),
                planner.conflicts,
                planner.unexplained);
    }

    private void compare(RouteTable table) {
        SortedMap<Cidr, Route> actual = ManagedTables.staticRoutes(table);
        desired.forEach(destination -> want(table.routeTableId(), destination, actual.get(destination)));
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
        } else if (activeEni != null && route.target().id().equals(activeEni)) {
            if (state.doubtful(destination, activeEni, now) || doubted.contains(new Place(table, destination))) {
                replacements.add(new RouteChange(Action.REPLACE, table, destination, activeEni, activeEni));
            }
        } else if (ours(route.target()) || state.established(destination, table)) {
            String from = route.target().networkInterface() ? route.target().id() : null;
            replacements.add(new RouteChange(Action.REPLACE, table, destination, from, activeEni));
        } else {
            conflicts.add(new Plan.Found(table, destination, route.target().id()));
        }
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
        if (route == null) {
            removals.add(new RouteChange(Action.DELETE, table, destination, null, null));
        } else if (deleting() && !ours(route.target()) && state.mayHaveBeenRouted(destination, table, now)) {
            conflicts.add(new Plan.Found(table, destination, route.target().id()));
        }
    }

    /**
     * Empties a table that was the main one, but not before every read must know that it isn't any more. A block that is just being withdrawn is
     * removed at once: as soon as it is gone from the other tables, another SDDC may have it.
     */
    private void clean(RouteTable table) {
        boolean certain = sddc.mainTable()
                .former(table.routeTableId())
                .filter(former -> former.since().plus(Staleness.BOUND).isBefore(now))
                .isPresent();
        SortedMap<Cidr, Route> actual = ManagedTables.staticRoutes(table);
        actual.forEach((destination, route) -> {
            boolean explained =
                    desired.contains(destination) || state.withdrawn().containsKey(destination);
            if (ours(route.target()) && (prune || (certain && explained) || isBeingWithdrawn(destination))) {
                removals.add(new RouteChange(
                        Action.DELETE,
                        table.routeTableId(),
                        destination,
                        route.target().id(),
                        null));
            }
        });
        hidden(table.routeTableId())
                .filter(destination -> !actual.containsKey(destination))
                .forEach(destination -> removeHidden(table.routeTableId(), destination, null));
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
        Stream<Cidr> written = doubted.stream()
                .filter(place -> place.routeTableId().equals(table))
                .map(Place::destination);
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
