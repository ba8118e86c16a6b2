package io.connectedvpc.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the managed tables are to lead to the SDDC, and since when.
 *
 * @param kind what is wanted
 * @param changedIn the SDDC's version in which it became so
 * @param changedAt when that was committed; {@link Instant#EPOCH} when it was never anything else
 * @param list the SDDC's prefix list; null when it needs none. One that isn't wanted any more stays until no table names it
 */
public record RoutingMode(
        Routing kind,
        long changedIn,
        Instant changedAt,
        @Nullable RoutedList list) {

    /** Whether a prefix list is to be routed. */
    public boolean byList() {
        return kind == Routing.PREFIX_LIST;
    }

    /** Whether a read may be from before the last change. */
    public boolean changedLately(Instant now) {
        return changedAt.plus(Staleness.BOUND).isAfter(now);
    }

    /** This mode with another list, or none. */
    public RoutingMode with(@Nullable RoutedList newList) {
        return new RoutingMode(kind, changedIn, changedAt, newList);
    }
}
