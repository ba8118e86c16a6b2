package io.connectedvpc.local.bus;

import java.time.Duration;

/** Waits before an event is tried again. */
@FunctionalInterface
public interface RetryPause {

    /**
     * Waits.
     *
     * @param retry 1 before the first retry, 2 before the second
     */
    void await(int retry) throws InterruptedException;

    /** Seconds where Lambda waits minutes (1, then 2; Lambda Developer Guide, "Asynchronous invocation"). */
    static RetryPause seconds() {
        return retry -> Thread.sleep(Duration.ofSeconds(retry));
    }
}
