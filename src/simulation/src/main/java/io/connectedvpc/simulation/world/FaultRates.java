package io.connectedvpc.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How bad the world is. Probabilities are per call.
 *
 * @param throttled EC2 or the store refuses for now
 * @param unavailable a service fails before the effect
 * @param lost the effect happens and the answer doesn't come
 * @param contended the store reports a collision that wasn't
 * @param crashed the process dies, before or after the effect
 * @param stalled the process stands still before the call
 * @param stall for how long at most
 * @param latency how long a call takes at most, usually
 * @param stale a describe answers from the past
 * @param staleness how old such an answer is at most
 */
public record FaultRates(
        double throttled,
        double unavailable,
        double lost,
        double contended,
        double crashed,
        double stalled,
        Duration stall,
        Duration latency,
        double stale,
        Duration staleness,
        List<Outage> outages) {

    public FaultRates {
        outages = List.copyOf(outages);
    }

    /** A service fails on every call for a while. */
    public record Outage(Service service, Instant from, Instant until) {

        boolean hits(Service asked, Instant now) {
            return service == asked && !now.isBefore(from) && now.isBefore(until);
        }
    }

    /** A world in which everything works, at that speed. */
    public static FaultRates none(Duration latency) {
        return new FaultRates(0, 0, 0, 0, 0, 0, Duration.ZERO, latency, 0, Duration.ZERO, List.of());
    }
}
