package io.connectedvpc.bench.planner;

import java.util.Comparator;

/**
 * How long one plan takes.
 *
 * @param inSync whether nothing had to be changed; else every route
 * @param micros on average
 * @param errorMicros half of the 99.9 % confidence interval
 */
record Score(int routes, boolean inSync, double micros, double errorMicros) implements Comparable<Score> {

    private static final Comparator<Score> ORDER =
            Comparator.comparingInt(Score::routes).thenComparing(Score::inSync, Comparator.reverseOrder());

    @Override
    public int compareTo(Score other) {
        return ORDER.compare(this, other);
    }
}
