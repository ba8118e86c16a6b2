package io.connectedvpc.core.port;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs independent calls to AWS side by side. */
public interface Parallel {

    /** Runs all tasks to their end; then throws what the first one that failed threw. */
    void run(List<Runnable> tasks);

    /** One virtual thread a task. */
    static Parallel onVirtualThreads() {
        return tasks -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                rethrow(tasks.stream().<Future<?>>map(threads::submit).toList());
            }
        };
    }

    private static void rethrow(List<Future<?>> results) {
        try {
            for (Future<?> result : results) {
                result.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
