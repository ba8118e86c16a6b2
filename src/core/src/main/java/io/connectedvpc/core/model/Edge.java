package io.connectedvpc.core.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the NSX Edge pair of a traffic group runs.
 *
 * @param activeHost the host of the active Edge, the target of every route
 * @param standbyHost the host that takes over; null when no host can
 * @param changedIn the SDDC's version in which the active Edge came to its host
 * @param former the ENIs that were active lately, so that a read may still show a route to one
 */
public record Edge(String activeHost, @Nullable String standbyHost, long changedIn, List<Former> former) {

    public Edge {
        former = List.copyOf(former);
    }

    /** An ENI that was active until then. */
    public record Former(String networkInterfaceId, Instant until) {}

    /** Whether the ENI was active so lately that a read may be from that time. */
    public boolean wasLatelyOn(String networkInterfaceId, Instant now) {
        return former.stream()
                .anyMatch(target -> target.networkInterfaceId().equals(networkInterfaceId)
                        && target.until().plus(Staleness.BOUND).isAfter(now));
    }
}
