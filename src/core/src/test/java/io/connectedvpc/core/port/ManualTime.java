package io.connectedvpc.core.port;

import java.time.Duration;
import java.time.Instant;

/** A clock that only moves when somebody waits or moves it: nothing in a test takes time. */
public final class ManualTime implements Time {

    private Instant now;

    public ManualTime(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public void pause(Duration duration) {
        advance(duration);
    }

    /** Lets time pass. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }
}
