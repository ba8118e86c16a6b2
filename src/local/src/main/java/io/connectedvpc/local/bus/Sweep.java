package io.connectedvpc.local.bus;

import io.connectedvpc.local.template.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Fires the template's schedules, all at the local server's own rate. */
public final class Sweep implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sweep").factory());

    /** Begins; the first time comes when one period is over. */
    public Sweep(List<Schedule> schedules, LocalBus bus, Duration period) {
        var unused = timer.scheduleAtFixedRate(
                () -> schedules.forEach(bus::fire), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
