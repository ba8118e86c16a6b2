package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.port.VpcNetwork;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must be written so that the managed tables are as desired.
 *
 * @param routes in the order in which they are written: what adds a way before what removes one
 * @param listEdit what must be changed in the SDDC's prefix list after that
 * @param conflicts desired destinations whose route is somebody else's: only a person can decide; of an SDDC that is being deleted, those of its
 *     destinations that lately were its own
 * @param unexplained routes and entries to the SDDC that nobody asked for: left alone
 * @param waits whether EC2 must be asked again before anything is certain: a list is being edited, or the read may be older than an edit
 */
public record Plan(
        List<RouteChange> routes, ListEdit listEdit, List<Found> conflicts, List<Found> unexplained, boolean waits) {

    /** Where there is nothing to route to. */
    public static final Plan NOTHING = of(List.of(), List.of(), List.of());

    /** EC2's token bucket for mutating calls: so many at once … Source: Amazon EC2 API throttling. */
    private static final int BURST = 50;
    /** … and so many a second afterwards. */
    private static final int PER_SECOND = 5;

    public Plan {
        routes = List.copyOf(routes);
        conflicts = List.copyOf(conflicts);
        unexplained = List.copyOf(unexplained);
    }

    /** A plan that concerns no prefix list. */
    public static Plan of(List<RouteChange> routes, List<Found> conflicts, List<Found> unexplained) {
        return new Plan(routes, ListEdit.NONE, conflicts, unexplained, false);
    }

    /**
     * A route, or an entry of a prefix list, as it was found.
     *
     * @param routeTableId null for an entry
     */
    public record Found(@Nullable String routeTableId, Destination destination, String target) {

        /** Where it was found. */
        public String place() {
            return routeTableId == null ? "The prefix list" : "Table " + routeTableId;
        }
    }

    /** All that must be written. */
    public List<RouteChange> changes() {
        return Stream.concat(routes.stream(), listEdit.changes()).toList();
    }

    /** Whether the managed routes are exactly the desired ones. */
    public boolean inSync() {
        return routes.isEmpty() && (listEdit.isNone() || listEdit.isAheadOfNeed()) && conflicts.isEmpty() && !waits;
    }

    /** How many calls the writes take. */
    public int calls() {
        return routes.size() + listEdit.calls(VpcNetwork.MAX_LIST_EDIT);
    }

    /** How long the writes take at best, in seconds, when nobody else spends the account's tokens. */
    public double estimatedSeconds() {
        return Math.max(0, (calls() - BURST) / (double) PER_SECOND);
    }
}
