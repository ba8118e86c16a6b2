package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Withdrawn;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;

/** Keeps track of the destinations that a change withdraws or wants again. */
final class Withdrawals {

    private Withdrawals() {}

    static SddcState track(SddcState before, SddcState after, Instant now) {
        Set<Cidr> desired = after.desiredDestinations();
        var withdrawn = new TreeMap<>(after.withdrawn());
        for (Cidr destination : before.desiredDestinations()) {
            withdrawn.put(destination, new Withdrawn(destination, now, false));
        }
        withdrawn.keySet().removeAll(desired);
        return after.withWithdrawn(withdrawn);
    }
}
