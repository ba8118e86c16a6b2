package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import java.util.List;

/**
 * What must be written so that the managed tables are as desired.
 *
 * @param changes in the order in which they are made: what adds a way before what removes one
 * @param conflicts desired destinations whose route is somebody else's: only a person can decide; of an SDDC that is being deleted, those of its
 *     destinations that lately were its own
 * @param unexplained routes to the SDDC that nobody asked for: left alone
 */
public record Plan(List<RouteChange> changes, List<Found> conflicts, List<Found> unexplained) {

    /** Where there is nothing to route to. */
    public static final Plan NOTHING = new Plan(List.of(), List.of(), List.of());

    /** EC2's token bucket for mutating calls: so many at once … Source: Amazon EC2 API throttling. */
    private static final int BURST = 50;
    /** … and so many a second afterwards. */
    private static final int PER_SECOND = 5;

    public Plan {
        changes = List.copyOf(changes);
        conflicts = List.copyOf(conflicts);
        unexplained = List.copyOf(unexplained);
    }

    /** A route as it was found. */
    public record Found(String routeTableId, Cidr destination, String target) {}

    /** Whether the managed routes are exactly the desired ones. */
    public boolean inSync() {
        return changes.isEmpty() && conflicts.isEmpty();
    }

    /** How long the writes take at best, in seconds, when nobody else spends the account's tokens. */
    public double estimatedSeconds() {
        return Math.max(0, (changes.size() - BURST) / (double) PER_SECOND);
    }
}
