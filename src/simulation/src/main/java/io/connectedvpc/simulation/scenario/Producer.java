package io.connectedvpc.simulation.scenario;

import io.connectedvpc.core.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Numbers the commands for each entity as the one who sends them would: rising, with gaps; or not at all. */
final class Producer {

    private static final double SAME_MOMENT = 0.05;
    private static final double SAME_NUMBER = 0.03;

    private final RandomGenerator chance;
    private final Set<Feature> features;
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, Instant> times = new HashMap<>();
    private final Map<String, Boolean> counts = new HashMap<>();

    Producer(RandomGenerator chance, Set<Feature> features) {
        this.chance = chance;
        this.features = features;
    }

    /** The stamp of the entity's next command. */
    Stamp next(String entity, Duration at, boolean event) {
        Instant time = Instant.EPOCH.plus(at);
        if (event && chance.nextDouble() < SAME_MOMENT) {
            time = times.getOrDefault(entity, time);
        }
        times.put(entity, time);
        return new Stamp(numbered(entity) ? number(entity) : null, time, !event);
    }

    private boolean numbered(String entity) {
        boolean always = counts.computeIfAbsent(entity, first -> chance.nextBoolean());
        if (!features.contains(Feature.UNNUMBERED)) {
            return true;
        }
        boolean mixed = chance.nextInt(4) == 0;
        return features.contains(Feature.NUMBERED) && always != mixed;
    }

    private long number(String entity) {
        long last = numbers.getOrDefault(entity, 0L);
        boolean contradicts =
                last > 0 && features.contains(Feature.CONTRADICTIONS) && chance.nextDouble() < SAME_NUMBER;
        long next = contradicts ? last : last + 1 + chance.nextInt(3);
        numbers.put(entity, next);
        return next;
    }
}
