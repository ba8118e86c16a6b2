package io.connectedvpc.bench.stage;

import io.connectedvpc.core.port.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The machine's clock, in whole milliseconds as the functions' own, of which parts can be skipped: until EC2's buckets are full again, say. Functions
 * and stand-in have the same one, so that nobody sees another time.
 */
public final class SkippingTime implements Time {

    private final AtomicLong aheadMillis = new AtomicLong();
    private final InstantSource clock;
    private volatile boolean hurried;

    SkippingTime() {
        this(Clock.systemUTC());
    }

    /** @param clock what goes on when nothing is skipped */
    SkippingTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(clock.millis() + aheadMillis.get());
    }

    @Override
    public void pause(Duration duration) {
        if (hurried) {
            skipTo(instant().plus(duration));
        } else {
            sleep(duration);
        }
    }

    /** Lets that much time be over. */
    public void skip(Duration duration) {
        aheadMillis.addAndGet(duration.toMillis());
    }

    /** From now on pauses are skipped, or not any more. */
    void hurry(boolean hurry) {
        hurried = hurry;
    }

    /** Those who pause side by side pause for the same time. */
    private void skipTo(Instant end) {
        long ahead = end.toEpochMilli() - clock.millis();
        aheadMillis.accumulateAndGet(ahead, Math::max);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
