package io.connectedvpc.local.bus;

import io.connectedvpc.local.bus.DeadLetter.Sender;
import io.connectedvpc.local.function.FunctionFailedException;
import io.connectedvpc.local.function.FunctionRunner;
import io.connectedvpc.local.function.InFlight;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Invokes functions with events as Lambda's asynchronous invocation does: later, with retries, then the dead letters. */
final class Deliveries implements AutoCloseable {

    private static final int DEAD_LETTERS_KEPT = 1_000;

    private final FunctionRunner functions;
    private final RetryPause pause;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final InFlight inFlight = new InFlight();
    private final Deque<DeadLetter> deadLetters = new ArrayDeque<>();

    Deliveries(FunctionRunner functions, RetryPause pause) {
        this.functions = functions;
        this.pause = pause;
    }

    /**
     * Hands the event over for a rule. Returns at once: the function is invoked on a thread of its own, so that no
     * event waits for another.
     */
    void start(String function, BusEvent event) {
        inFlight.begin();
        try {
            executor.execute(() -> {
                try {
                    deliver(function, event.toJson());
                } finally {
                    inFlight.end();
                }
            });
        } catch (RejectedExecutionException closed) {
            inFlight.end();
            bury(new DeadLetter(Sender.RULE, function, text(event.toJson()), 0, "the server stopped"));
        }
    }

    private void deliver(String function, byte[] event) {
        int retries = functions.definition(function).retries();
        String reason = "";
        int attempts = 0;
        try {
            while (attempts <= retries) {
                if (attempts > 0) {
                    pause.await(attempts);
                }
                attempts++;
                try {
                    functions.invoke(function, event);
                    return;
                } catch (FunctionFailedException e) {
                    reason = String.valueOf(e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "the server stopped";
        }
        bury(new DeadLetter(Sender.FUNCTION, function, text(event), attempts, reason));
    }

    private static String text(byte[] event) {
        return new String(event, StandardCharsets.UTF_8);
    }

    private void bury(DeadLetter letter) {
        System.err.println("dead letter for %s after %d attempts: %s; event: %s"
                .formatted(letter.function(), letter.attempts(), letter.reason(), letter.event()));
        synchronized (deadLetters) {
            deadLetters.addLast(letter);
            if (deadLetters.size() > DEAD_LETTERS_KEPT) {
                deadLetters.removeFirst();
            }
        }
    }

    List<DeadLetter> deadLetters() {
        synchronized (deadLetters) {
            return List.copyOf(deadLetters);
        }
    }

    boolean awaitQuiet(Duration limit) throws InterruptedException {
        return inFlight.awaitNone(limit);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
