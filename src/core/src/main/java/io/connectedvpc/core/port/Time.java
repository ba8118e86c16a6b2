package io.connectedvpc.core.port;

import java.time.Duration;
import java.time.InstantSource;

/** The clock, and waiting by it. */
public interface Time extends InstantSource {

    /** Waits; returns early, with the interrupt flag set, when the thread is interrupted. */
    void pause(Duration duration);
}
