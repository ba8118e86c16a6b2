package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Withdrawn;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;

/** Keeps track of the destinations that a change of segments withdraws. */
final class Withdrawals {

    private Withdrawals() {}

    static SddcState track(SddcState before, SddcState after, Instant now) {
        Set<Cidr> desired = after.desiredDestinations();
        var withdrawn = new TreeMap<>(after.withdrawn());
        for (Segment segment : before.liveSegments()) {
            Cidr destination = segment.destination();
            if (destination != null && !desired.contains(destination)) {
                withdrawn.put(destination, new Withdrawn(destination, segment.changedAt(), now, null));
            }
        }
        return after.withWithdrawn(withdrawn);
    }
}
