package io.connectedvpc.simulation.world;

import io.connectedvpc.core.port.Time;
import io.connectedvpc.simulation.engine.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** The simulation's clock. */
public final class SimulatedTime implements Time {

    private final Scheduler scheduler;
    private final RandomGenerator chance;

    public SimulatedTime(Scheduler scheduler, RandomGenerator chance) {
        this.scheduler = scheduler;
        this.chance = chance;
    }

    @Override
    public Instant instant() {
        return scheduler.now();
    }

    @Override
    public void pause(Duration duration) {
        scheduler.sleep(duration);
    }

    @Override
    public double jitter() {
        return chance.nextDouble();
    }
}
