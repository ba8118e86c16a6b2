package io.connectedvpc.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A destination that was routed to the SDDC and no longer is. Its route is removed, and until that is verified no other SDDC may have the
 * block: a late deletion would hit the other's route. Afterwards it explains a route that a slow writer left behind.
 *
 * @param wantedSince when it had become desired
 * @param since when it was withdrawn
 * @param removedAt when the managed tables were seen without the route; null before
 */
public record Withdrawn(
        Cidr cidr,
        Instant wantedSince,
        Instant since,
        @Nullable Instant removedAt) {

    /** Whether the managed tables were seen without the route. */
    public boolean removed() {
        return removedAt != null;
    }

    /** Whether nothing late can concern it any more. */
    public boolean expired(Instant now) {
        return removed() && since.plus(Fence.MEMORY).isBefore(now);
    }

    /** This destination, seen without a route. */
    public Withdrawn removed(Instant now) {
        return new Withdrawn(cidr, wantedSince, since, now);
    }

    /** This destination, whose route may be there again. */
    public Withdrawn reclaimed() {
        return new Withdrawn(cidr, wantedSince, since, null);
    }
}
