package io.connectedvpc.core.model;

import java.time.Instant;

/**
 * A destination that was routed to the SDDC and no longer is. Its route is removed, and until that is verified no other SDDC may have the
 * block: a late deletion would hit the other's route. Afterwards it explains a route that a slow writer left behind.
 *
 * @param removed whether the managed tables were seen without the route
 */
public record Withdrawn(Cidr cidr, Instant since, boolean removed) {

    /** Whether nothing late can concern it any more. */
    public boolean expired(Instant now) {
        return removed && since.plus(Fence.MEMORY).isBefore(now);
    }
}
