package io.connectedvpc.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParallelTest {

    static Stream<Parallel> kinds() {
        return Stream.of(Parallel.onVirtualThreads(), new InOrder());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void run_runsAllTasks(Parallel parallel) {
        var done = new AtomicInteger();
        parallel.run(Collections.nCopies(100, done::incrementAndGet));
        assertThat(done).hasValue(100);
        parallel.run(List.of());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void run_throwsWhatTheFirstOneThrew_afterAllHaveEnded(Parallel parallel) {
        var done = new AtomicInteger();
        List<Runnable> tasks = new ArrayList<>();
        tasks.add(done::incrementAndGet);
        tasks.add(() -> {
            throw new IllegalArgumentException("first");
        });
        tasks.add(() -> {
            throw new IllegalStateException("second");
        });
        tasks.add(done::incrementAndGet);
        assertThatThrownBy(() -> parallel.run(tasks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("first");
        assertThat(done).hasValue(2);
    }

    @Test
    void onVirtualThreads_runsTasksSideBySide() {
        var together = new CountDownLatch(2);
        Runnable task = () -> {
            together.countDown();
            try {
                together.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        };
        Parallel.onVirtualThreads().run(List.of(task, task));
        assertThat(together.getCount()).isZero();
    }
}
