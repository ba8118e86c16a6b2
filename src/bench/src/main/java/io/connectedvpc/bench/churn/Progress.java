package io.connectedvpc.bench.churn;

import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks every now and then how many segments are verified to be in the VPC. */
final class Progress implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Sample> samples = new ArrayList<>();
    private final Supplier<SddcState> state;
    private final long startedNanos = System.nanoTime();

    /** @param nanos since the start */
    record Sample(long nanos, long segments) {}

    Progress(Supplier<SddcState> state) {
        this.state = state;
        clock.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What was seen, oldest first; the last one is of now. */
    List<Sample> end() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.MINUTES);
        look();
        return samples;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** The segments that were there when the SDDC was last verified. */
    static long verified(SddcState state) {
        return state.liveSegments().stream()
                .mapToLong(Segment::changedIn)
                .filter(version -> version <= state.syncedVersion())
                .count();
    }

    private void look() {
        long verified = verified(state.get());
        samples.add(new Sample(System.nanoTime() - startedNanos, verified));
    }
}
