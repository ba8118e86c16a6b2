package io.connectedvpc.core.apply;

import io.connectedvpc.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the next call of one EC2 action may be made: a model of the account's token bucket for it. It begins as EC2 gives it to every account, a
 * burst of 50 and 5 a second, and learns: a refusal shows that the bucket is empty, and that it fills slower than believed, or that others take from it;
 * calls that are let through although the model had them wait show that it fills faster. The rate rises by steps and falls by a share, once for all calls
 * that were on their way: so several functions, each with its model, come to share the bucket. Source: EC2 Developer Guide, "Request throttling", bucket
 * sizes of mutating actions; Chiu and Jain, "Analysis of the increase and decrease algorithms", 1989.
 */
final class TokenBucket {

    private static final double BURST = 50;
    private static final double PER_SECOND = 5;
    private static final double SLOWEST_PER_SECOND = 1;
    private static final double FASTEST_PER_SECOND = 100;
    private static final double STEP_UP = 0.1;
    private static final double SHARE_LEFT = 0.8;
    private static final double NANOS = 1e9;

    /** A call that came just when its token does might miss it by a hair. */
    private static final Duration MARGIN = Duration.ofMillis(5);

    private final Time time;
    private double tokens = BURST;
    private double perSecond = PER_SECOND;
    private int slowed;
    private Instant filledAt;

    TokenBucket(Time time) {
        this.time = time;
        this.filledAt = time.instant();
    }

    /**
     * The right to make a call.
     *
     * @param delay how long to wait before
     * @param slowed how often the model had been slowed down when it was given
     */
    record Token(Duration delay, int slowed) {

        boolean waits() {
            return delay.isPositive();
        }
    }

    /** Takes a token, which may be one that is yet to come; empty, and none is taken, when it would come after the deadline. */
    synchronized Optional<Token> take(Instant deadline) {
        fill();
        Duration wait = tokens >= 1
                ? Duration.ZERO
                : Duration.ofNanos((long) ((1 - tokens) / perSecond * NANOS)).plus(MARGIN);
        if (filledAt.plus(wait).isAfter(deadline)) {
            return Optional.empty();
        }
        tokens--;
        return Optional.of(new Token(wait, slowed));
    }

    /** EC2 has let a call through. */
    synchronized void letThrough(Token token) {
        if (token.waits()) {
            perSecond = Math.min(FASTEST_PER_SECOND, perSecond + STEP_UP);
        }
    }

    /** EC2 has refused a call for the rate of calls. */
    synchronized void refused(Token token) {
        fill();
        tokens = Math.min(tokens, 0);
        if (token.slowed() == slowed) {
            slowed++;
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
