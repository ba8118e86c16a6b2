package io.connectedvpc.simulation;

import io.connectedvpc.simulation.Simulation.Result;
import io.connectedvpc.simulation.scenario.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Runs many seeds, as many at once as there are processors. */
public final class Campaign {

    private static final int MOST_FAILURES = 20;

    private final Set<Feature> allowed;
    private final Supplier<Wiring> wiring;

    /**
     * @param allowed what the scenarios may contain
     * @param wiring one for each simulation
     */
    public Campaign(Set<Feature> allowed, Supplier<Wiring> wiring) {
        this.allowed = allowed;
        this.wiring = wiring;
    }

    /**
     * @param seeds how many were run
     * @param late how many writes came too late for what was desired by then, and had to be put right
     * @param leftBehind how many ENIs and routes, made for an SDDC that was gone by then, were still there at the end
     * @param failures by seed, the first {@value #MOST_FAILURES} of them
     */
    public record Report(long seeds, long late, long leftBehind, List<Result> failures) {}

    /**
     * Runs seeds until all are done or {@value #MOST_FAILURES} have failed.
     *
     * @param done told now and then how many seeds are done
     */
    public Report run(long first, long count, LongConsumer done) {
        return run(first, count, MOST_FAILURES, done);
    }

    /** Runs seeds in order until one fails, {@code count} at most. */
    public Report untilFailure(long first, long count) {
        return run(first, count, 1, ran -> {});
    }

    private Report run(long first, long count, int mostFailures, LongConsumer done) {
        var counts = new Counts(first);
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(processors)) {
            var workers = new ArrayList<Future<?>>();
            for (int i = 0; i < processors; i++) {
                workers.add(threads.submit(() -> work(counts, first + count, mostFailures, done)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        counts.failures.sort(Comparator.comparingLong(Result::seed));
        return new Report(counts.ran.get(), counts.late.get(), counts.leftBehind.get(), List.copyOf(counts.failures));
    }

    private void work(Counts counts, long end, int mostFailures, LongConsumer done) {
        while (counts.failures() < mostFailures) {
            long seed = counts.next.getAndIncrement();
            if (seed >= end) {
                return;
            }
            counts.add(Simulation.run(seed, allowed, wiring.get()));
            done.accept(counts.ran.get());
        }
    }

    private static final class Counts {

        private final AtomicLong next;
        private final AtomicLong ran = new AtomicLong();
        private final AtomicLong late = new AtomicLong();
        private final AtomicLong leftBehind = new AtomicLong();
        private final List<Result> failures = new ArrayList<>();

        private Counts(long first) {
            this.next = new AtomicLong(first);
        }

        private synchronized int failures() {
            return failures.size();
        }

        private synchronized void add(Result result) {
            ran.incrementAndGet();
            late.addAndGet(result.late());
            leftBehind.addAndGet(result.leftBehind());
            if (result.violation() != null) {
                failures.add(result);
            }
        }
    }
}
