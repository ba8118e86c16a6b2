package io.connectedvpc.core.apply;

import io.connectedvpc.core.port.Time;
import java.time.Duration;
import java.time.Instant;

/** Waits longer and longer, and never for the same time as the others who wait for the same thing. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration LONGEST_AMONG_WRITERS = Duration.ofSeconds(4);

    private final Time time;
    private final Duration longest;
    private final double least;
    private Duration next;

    private Backoff(Time time, Duration first, Duration longest, double least) {
        this.time = time;
        this.next = first;
        this.longest = longest;
        this.least = least;
    }

    /** For calls that AWS doesn't answer, or not as hoped for. */
    public static Backoff forAws(Time time) {
        return new Backoff(time, FIRST, LONGEST, 0.5);
    }

    /** For one call that EC2 refuses for the rate of calls: a token comes within 200 ms, half of which have passed by then on average. */
    static Backoff forToken(Time time) {
        return new Backoff(time, FIRST.multipliedBy(6), LONGEST, 0.5);
    }

    /**
     * For commits that another writer came before. A hundred who all come again at once keep each other from getting through: they spread over
     * seconds, and any moment of those is as good as another.
     */
    public static Backoff amongWriters(Time time) {
        return new Backoff(time, FIRST, LONGEST_AMONG_WRITERS, 0);
    }

    /** For who has only to record what is done, and lets those go first who still have something to do. */
    public static Backoff behindWriters(Time time) {
        return new Backoff(time, FIRST.multipliedBy(10), LONGEST_AMONG_WRITERS, 0);
    }

    /** Whether there is time left for a pause before that instant. The step is shortened to half of what is left. */
    public boolean fitsBefore(Instant deadline) {
        Duration left = Duration.between(time.instant(), deadline);
        Duration half = left.dividedBy(2);
        next = next.compareTo(half) > 0 ? half : next;
        return left.compareTo(FIRST) > 0;
    }

    /** As {@link #pause}, but not beyond that instant. */
    public void pauseBefore(Instant deadline) {
        Duration left = Duration.between(time.instant(), deadline);
        if (next.compareTo(left) > 0) {
            next = left.isNegative() ? Duration.ZERO : left;
        }
        pause();
    }

    /** Waits for some of the current step, which then doubles. */
    public void pause() {
        long millis = next.toMillis();
        double share = least + time.jitter() * (1 - least);
        time.pause(Duration.ofMillis(1 + (long) (millis * share)));
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
