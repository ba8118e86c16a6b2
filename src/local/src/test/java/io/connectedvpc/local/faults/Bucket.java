package io.connectedvpc.local.faults;

/** A token bucket on the system's clock: so many calls at once, and then so many a second. */
final class Bucket {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double burst;
    private final double perSecond;
    private double tokens;
    private long refilledNanos = System.nanoTime();

    private Bucket(double burst, double perSecond) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.tokens = burst;
    }

    /** Writes as EC2 refills them, with a tenth of its burst. */
    static Bucket ofWrites() {
        return new Bucket(5, 5);
    }

    /** Reads as EC2 refills them, with a fifth of its burst. */
    static Bucket ofReads() {
        return new Bucket(20, 20);
    }

    synchronized boolean take() {
        long now = System.nanoTime();
        tokens = Math.min(burst, tokens + (now - refilledNanos) / NANOS_PER_SECOND * perSecond);
        refilledNanos = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
