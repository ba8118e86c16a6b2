package io.connectedvpc.local.faults;

import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What befalls which call: drawn from a seed for the first, second, … call of each action, so that the same seed draws
 * the same however the calls of several actions fall together.
 */
final class Draws {

    private static final double LOST = 0.05;
    private static final double REFUSED = 0.03;
    private static final double DELAYED = 0.2;
    private static final int LONGEST_MILLIS = 100;

    private final long seed;
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    Draws(long seed) {
        this.seed = seed;
    }

    /**
     * What befalls one call.
     *
     * @param delayMillis before it
     * @param refused whether it is throttled, where no bucket says so
     * @param answerLost whether nobody hears what became of it
     */
    record Draw(int delayMillis, boolean refused, boolean answerLost) {

        static final Draw NOTHING = new Draw(0, false, false);
    }

    Draw next(String action) {
        int call = calls.computeIfAbsent(action, name -> new AtomicInteger()).getAndIncrement();
        var random = new SplittableRandom(Objects.hash(seed, action, call));
        int delay = random.nextDouble() < DELAYED ? random.nextInt(LONGEST_MILLIS) : 0;
        return new Draw(delay, random.nextDouble() < REFUSED, random.nextDouble() < LOST);
    }

    /** A number from least to most, for the test itself. */
    int number(String what, int least, int most) {
        return new SplittableRandom(Objects.hash(seed, what)).nextInt(least, most + 1);
    }
}
