package io.connectedvpc.core.port;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after the other, so that a test can say which call was which. */
public final class InOrder implements Parallel {

    @Override
    public void run(List<Runnable> tasks) {
        @Nullable RuntimeException first = null;
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (RuntimeException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
