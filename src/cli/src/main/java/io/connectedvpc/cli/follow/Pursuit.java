package io.connectedvpc.cli.follow;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.api.Answer;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.Call;
import io.connectedvpc.cli.api.RefusedException;
import io.connectedvpc.cli.api.UnreachableException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends commands and stays with each until the SDDC is as it asks for, telling meanwhile how it gets on. */
public final class Pursuit {

    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Api api;
    private final Progress progress;
    private final Duration patience;

    /** @param patience how long to stay with a command that the API has taken; zero: not at all */
    public Pursuit(Api api, Progress progress, Duration patience) {
        this.api = api;
        this.progress = progress;
        this.patience = patience;
    }

    /** How a command ended. */
    public enum Ending {
        /** As it asks for. */
        DONE,
        /** Nothing more will happen by itself. */
        DEGRADED,
        /** Still under way. */
        UNFINISHED,
        /** The SDDC isn't there, or is no longer. */
        GONE
    }

    /**
     * What became of a command.
     *
     * @param answer to the command itself
     */
    public record Outcome(Answer answer, Ending ending) {}

    /**
     * Sends a command.
     *
     * @param sddcId the SDDC that it is about
     * @throws RefusedException if it is refused, and isn't stored either
     */
    public Outcome send(Call command, String sddcId) throws InterruptedException {
        Call look = Call.get("sddcs", sddcId);
        try (ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
            Answer answer = glancing(sender.submit(() -> api.tryToSend(command)), look);
            if (answer.isRefusal() && !answer.isCommitted()) {
                throw new RefusedException(answer);
            }
            boolean goesOn = answer.isAccepted() || answer.isCommitted();
            return new Outcome(answer, goesOn ? follow(answer, look) : Ending.DONE);
        } finally {
            progress.end();
        }
    }

    /** An answer may take 30 s: long enough to look what is being done. */
    private Answer glancing(Future<Answer> answer, Call look) throws InterruptedException {
        while (true) {
            try {
                return answer.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                glance(look);
            } catch (ExecutionException | CancellationException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
            }
        }
    }

    private void glance(Call look) {
        try {
            tell(api.tryToSend(look));
        } catch (UnreachableException e) {
            // The command's own answer tells more.
        }
    }

    private Ending follow(Answer taken, Call look) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Answer answer = taken;
        while (System.nanoTime() + answer.retryAfter().toNanos() < end) {
            Thread.sleep(answer.retryAfter());
            answer = api.tryToSend(look);
            tell(answer);
            Ending ending = ending(answer);
            if (ending != Ending.UNFINISHED) {
                return ending;
            }
        }
        return Ending.UNFINISHED;
    }

    private void tell(Answer answer) {
        if (!answer.isRefusal()) {
            progress.seen(answer.json());
        }
    }

    private static Ending ending(Answer answer) {
        if (answer.isNotFound()) {
            return Ending.GONE;
        }
        if (answer.isPassing()) {
            return Ending.UNFINISHED;
        }
        if (answer.isRefusal()) {
            throw new RefusedException(answer);
        }
        return ending(answer.json());
    }

    /** How an SDDC stands; one that is paused is left as it is. */
    public static Ending ending(JsonNode sddc) {
        if (sddc.path("paused").asBoolean()) {
            return Ending.DONE;
        }
        return switch (sddc.path("status").asText()) {
            case "DEGRADED" -> Ending.DEGRADED;
            case "READY" -> sddc.path("inSync").asBoolean() ? Ending.DONE : Ending.UNFINISHED;
            default -> Ending.UNFINISHED;
        };
    }
}
