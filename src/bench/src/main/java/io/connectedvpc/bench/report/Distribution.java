package io.connectedvpc.bench.report;

import java.util.Collection;

/** Values that were measured, from small to large. There is at least one. */
public final class Distribution {

    private static final int ALL = 100;

    private final long[] values;

    private Distribution(long[] values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException when there is none */
    public static Distribution of(Collection<Long> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Distribution(
                values.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    /** The least value that so much of a hundred are not above: the nearest rank. */
    public long percentile(int percent) {
        int rank = Math.ceilDiv(values.length * percent, ALL);
        return values[Math.max(rank, 1) - 1];
    }

    /** Whether there are so many values that the percentile is another than the greatest one's. */
    public boolean tells(int percent) {
        return Math.ceilDiv(values.length * percent, ALL) < values.length;
    }

    public long max() {
        return values[values.length - 1];
    }

    public double mean() {
        double sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
