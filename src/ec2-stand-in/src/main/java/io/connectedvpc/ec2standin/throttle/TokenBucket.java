package io.connectedvpc.ec2standin.throttle;

import java.time.Duration;
import java.time.Instant;

/** A bucket of tokens that refills steadily. It is full at first. Not thread-safe. */
final class TokenBucket {

    private static final double NANOS_PER_SECOND = 1e9;

    private final int capacity;
    private final int refillPerSecond;
    private double tokens;
    private Instant filledAt;

    TokenBucket(int capacity, int refillPerSecond, Instant now) {
        this.capacity = capacity;
        this.refillPerSecond = refillPerSecond;
        this.tokens = capacity;
        this.filledAt = now;
    }

    /** Takes a token if there is a whole one. */
    boolean take(Instant now) {
        double seconds = Duration.between(filledAt, now).toNanos() / NANOS_PER_SECOND;
        tokens = Math.min(capacity, tokens + seconds * refillPerSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
