package io.connectedvpc.core.port;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** The clock, and waiting by it. */
public interface Time extends InstantSource {

    /** Waits; returns early, with the interrupt flag set, when the thread is interrupted. */
    void pause(Duration duration);

    /** A random number from 0 to below 1, for pauses that shall differ among those who wait for the same thing. */
    default double jitter() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
