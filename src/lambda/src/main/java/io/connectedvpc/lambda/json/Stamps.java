package io.connectedvpc.lambda.json;

import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Places commands: by the sequence they carry, and by the time they were sent at. */
public final class Stamps {

    /** 2^53 - 1: the largest whole number that every JSON program can tell from its neighbours. */
    private static final long LARGEST = (1L << 53) - 1;
    /** How far a producer's clock may be ahead. A time far in the future would fence off everything until then. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Instant sent;
    private final Instant now;
    private final boolean live;

    private Stamps(Instant sent, Instant now, boolean live) {
        this.sent = sent;
        this.now = now;
        this.live = live;
    }

    /** For a REST call: it happens now. */
    public static Stamps now(Instant now) {
        return new Stamps(now, now, true);
    }

    /** For an event that says when it was sent; its detail may say more precisely when it occurred. */
    public static Stamps sent(Instant sent, Instant now) {
        return new Stamps(sent, now, false);
    }

    /**
     * Reads {@code sequence}, and {@code occurredAt} of an event. What they say is judged when the stamp is asked for, after the form of the
     * whole body: the supplier throws {@link Rejected} when one of them is no such thing.
     */
    Supplier<Stamp> reading(Body body) {
        Long sequence = body.number("sequence");
        String occurredAt = live ? null : body.text("occurredAt");
        return () -> of(sequence, occurredAt);
    }

    /** @throws Rejected when the sequence is out of range */
    public Stamp of(@Nullable Long sequence) {
        return of(sequence, null);
    }

    private Stamp of(@Nullable Long sequence, @Nullable String occurredAt) {
        if (sequence != null && (sequence < 1 || sequence > LARGEST)) {
            throw invalid("sequence", "must be 1 to 2^53 - 1");
        }
        Instant time = occurredAt == null ? sent : instant(occurredAt);
        if (time.isAfter(now.plus(AHEAD))) {
            throw invalid(occurredAt == null ? "time" : "occurredAt", "is in the future");
        }
        return new Stamp(sequence, time, live);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notOne) {
            throw invalid("occurredAt", "must be a time such as 2026-11-23T04:00:00.000Z");
        }
    }

    private static Rejected invalid(String field, String message) {
        return new Rejected(Problem.of(ProblemCode.INVALID_FIELD, List.of(new Violation(field, message))));
    }
}
