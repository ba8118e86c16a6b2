package io.connectedvpc.core.apply;

import io.connectedvpc.core.port.Time;
import java.time.Duration;
import java.time.Instant;

/** Waits longer and longer, and never for the same time as the others who wait for the same thing. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration LONGEST_AMONG_WRITERS = Duration.ofMillis(200);

    private final Time time;
    private final Duration longest;
    private Duration next = FIRST;

    private Backoff(Time time, Duration longest) {
        this.time = time;
        this.longest = longest;
    }

    /** For calls that AWS doesn't answer, or not as hoped for. */
    public static Backoff forAws(Time time) {
        return new Backoff(time, LONGEST);
    }

    /** For commits that another writer came before: who waits long is overtaken again and again. */
    public static Backoff amongWriters(Time time) {
        return new Backoff(time, LONGEST_AMONG_WRITERS);
    }

    /** Whether a pause would end before that instant. */
    public boolean fitsBefore(Instant deadline) {
        return time.instant().plus(next).isBefore(deadline);
    }

    /** Waits between half and the whole of the current step, which then doubles. */
    public void pause() {
        long millis = next.toMillis();
        time.pause(Duration.ofMillis(millis / 2 + (long) (time.jitter() * (millis / 2 + 1))));
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
