package io.connectedvpc.ec2standin;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.Ec2Request;

/** Holds up the calls that may change something: one at a time, each for the same while. Thread-safe. */
final class WritePace {

    /** Holds up nothing. */
    static final WritePace NONE = new WritePace(Duration.ZERO, latency -> {});

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Duration latency;
    private final Consumer<Duration> waiting;

    WritePace(Duration latency, Consumer<Duration> waiting) {
        this.latency = latency;
        this.waiting = waiting;
    }

    static WritePace of(Duration latency) {
        return new WritePace(latency, WritePace::sleep);
    }

    /** Returns when it is the call's turn and the while is over. */
    void await(Ec2Request request) {
        if (latency.isZero() || !Call.isMutating(Call.operationOf(request))) {
            return;
        }
        turn.lock();
        try {
            waiting.accept(latency);
        } finally {
            turn.unlock();
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
