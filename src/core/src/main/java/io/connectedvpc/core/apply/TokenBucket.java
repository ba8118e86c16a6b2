package io.connectedvpc.core.apply;

import io.connectedvpc.core.port.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * When the next call of one EC2 action may be made: a model of the account's token bucket for it. It begins as EC2 gives it to every account, a
 * burst of 50 and 5 a second, and learns: a refusal shows that the bucket is empty, and that it fills slower than believed, or that others take from it;
 * calls that are let through although the model had them wait show that it fills faster. The rate rises by steps and falls by a share, once for all calls
 * that are refused together: so several functions, each with its model, come to share the bucket. Source: EC2 Developer Guide, "Request throttling", bucket
 * sizes of mutating actions; Chiu and Jain, "Analysis of the increase and decrease algorithms", 1989.
 */
final class TokenBucket {

    private static final double BURST = 50;
    private static final double PER_SECOND = 5;
    private static final double SLOWEST_PER_SECOND = 1;
    private static final double FASTEST_PER_SECOND = 100;
    private static final double STEP_UP = 0.2;
    private static final double SHARE_LEFT = 0.9;
    private static final Duration TOGETHER = Duration.ofSeconds(1);
    private static final double NANOS = 1e9;

    private final Time time;
    private double tokens = BURST;
    private double perSecond = PER_SECOND;
    private Instant slowedAt = Instant.MIN;
    private Instant filledAt;

    TokenBucket(Time time) {
        this.time = time;
        this.filledAt = time.instant();
    }

    /**
     * Takes a token, which may be one that is yet to come.
     *
     * @return how long to wait for it; negative when it would come after the deadline, and none is taken
     */
    synchronized Duration take(Instant deadline) {
        fill();
        Duration wait = tokens >= 1 ? Duration.ZERO : Duration.ofNanos((long) ((1 - tokens) / perSecond * NANOS));
        if (filledAt.plus(wait).isAfter(deadline)) {
            return Duration.ofNanos(-1);
        }
        tokens--;
        return wait;
    }

    /** EC2 has let a call through that had waited for its token. */
    synchronized void letThrough() {
        perSecond = Math.min(FASTEST_PER_SECOND, perSecond + STEP_UP);
    }

    /** EC2 has refused a call for the rate of calls. */
    synchronized void refused() {
        fill();
        tokens = Math.min(tokens, 0);
        if (slowedAt.isBefore(filledAt.minus(TOGETHER))) {
            slowedAt = filledAt;
            perSecond = Math.max(SLOWEST_PER_SECOND, perSecond * SHARE_LEFT);
        }
    }

    private void fill() {
        Instant now = time.instant();
        double seconds = Duration.between(filledAt, now).toNanos() / NANOS;
        tokens = Math.min(BURST, tokens + Math.max(0, seconds) * perSecond);
        filledAt = now;
    }
}
