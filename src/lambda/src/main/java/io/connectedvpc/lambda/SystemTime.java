package io.connectedvpc.lambda;

import io.connectedvpc.core.port.Time;
import java.time.Duration;
import java.time.Instant;

/** The machine's clock, in whole milliseconds: what is stored and shown has no more. */
final class SystemTime implements Time {

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    @Override
    public void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
