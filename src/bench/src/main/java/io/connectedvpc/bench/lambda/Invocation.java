package io.connectedvpc.bench.lambda;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One event on its way to a function, and what became of it. */
public final class Invocation {

    private final String id = UUID.randomUUID().toString();
    private final byte[] event;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private volatile long askedNanos;

    Invocation(byte[] event) {
        this.event = event.clone();
    }

    /**
     * Waits for the function's answer.
     *
     * @throws FunctionFailedException if it answered with an error, or not in time
     */
    public Answer await(Duration limit) throws FunctionFailedException, InterruptedException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new FunctionFailedException(String.valueOf(failed.getCause()), failed);
        } catch (TimeoutException late) {
            throw new FunctionFailedException("no answer within " + limit.toSeconds() + " s", late);
        }
    }

    String id() {
        return id;
    }

    byte[] event() {
        return event;
    }

    /** The function has asked for an event, and gets this one. */
    void give() {
        askedNanos = System.nanoTime();
    }

    void complete(String text) {
        answer.complete(new Answer(text, askedNanos, System.nanoTime()));
    }

    void fail(String why) {
        answer.completeExceptionally(new IllegalStateException(why));
    }

    /**
     * What a function wrote. Times are by {@link System#nanoTime}.
     *
     * @param askedNanos when the function was ready and asked for the event
     * @param nanos when its answer was there
     */
    public record Answer(String text, long askedNanos, long nanos) {}
}
