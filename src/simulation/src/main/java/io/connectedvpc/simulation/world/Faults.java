package io.connectedvpc.simulation.world;

import io.connectedvpc.core.port.CloudFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Decides call by call what goes wrong. */
public final class Faults {

    private final RandomGenerator chance;
    private FaultRates rates;

    public Faults(FaultRates rates, RandomGenerator chance) {
        this.rates = rates;
        this.chance = chance;
    }

    /** From now on everything works. */
    public void end() {
        rates = FaultRates.none(rates.latency());
    }

    /** How long the next call takes to get to its effect. */
    Duration delay() {
        long most = roll(rates.stalled())
                ? rates.stall().toMillis()
                : rates.latency().toMillis();
        return Duration.ofMillis(chance.nextLong(most + 1));
    }

    /** Why the call fails before its effect; {@code NONE} when it doesn't. */
    Refusal refusal(Service service, Instant now) {
        if (rates.outages().stream().anyMatch(outage -> outage.hits(service, now)) || roll(rates.unavailable())) {
            return Refusal.OUTAGE;
        }
        return roll(rates.throttled()) ? Refusal.THROTTLED : Refusal.NONE;
    }

    boolean losesAnswer() {
        return roll(rates.lost());
    }

    boolean crashes() {
        return roll(rates.crashed());
    }

    boolean contends() {
        return roll(rates.contended());
    }

    /** How old the answer of a describe is. */
    Duration age() {
        return roll(rates.stale())
                ? Duration.ofMillis(chance.nextLong(rates.staleness().toMillis() + 1))
                : Duration.ZERO;
    }

    RandomGenerator chance() {
        return chance;
    }

    private boolean roll(double probability) {
        return probability > 0 && chance.nextDouble() < probability;
    }

    /** Why a call fails before its effect. */
    enum Refusal {
        NONE,
        THROTTLED,
        OUTAGE;

        CloudFailure failure(String action) {
            return this == THROTTLED
                    ? Failures.of(CloudFailure.Kind.THROTTLED, action, "rate exceeded")
                    : Failures.of(CloudFailure.Kind.UNAVAILABLE, action, "out of order");
        }
    }
}
