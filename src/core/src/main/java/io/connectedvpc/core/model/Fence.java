package io.connectedvpc.core.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Orders the commands for one entity, whatever order they arrive in. A number beats the clock; a command without a number is placed by its
 * time and leaves the stored number as it is, so that it never takes one that a producer will still send.
 *
 * @param sequence the highest number applied; 0 when none came
 * @param content what the command with that number said, to tell a redelivery from a producer's mistake; null when none came
 * @param time the latest time of an applied command; null when none came
 * @param deletion whether the last applied command was a deletion, which wins at equal times
 */
public record Fence(
        long sequence, @Nullable String content, @Nullable Instant time, boolean deletion) {

    /** The fence of an entity that no command was ever applied to. */
    public static final Fence NONE = new Fence(0, null, null, false);

    /** How long a deleted entity keeps its fence: longer than any delivery can be late. */
    public static final Duration MEMORY = Duration.ofDays(15);

    /** What to do with a command. */
    public enum Verdict {
        /** It is the newest word on its entity. */
        APPLY,
        /** The same number with the same content was applied before. */
        DUPLICATE,
        /** Something newer was applied. */
        STALE,
        /** The same number was applied with another content: the producer's mistake. */
        CONTRADICTION
    }

    /**
     * @param said what the command says, in a canonical form
     * @param isDeletion whether it deletes the entity
     */
    public Verdict judge(Stamp stamp, String said, boolean isDeletion) {
        if (stamp.sequence() == null) {
            return isLate(stamp, isDeletion) ? Verdict.STALE : Verdict.APPLY;
        }
        if (stamp.sequence() == sequence) {
            return said.equals(content) ? Verdict.DUPLICATE : Verdict.CONTRADICTION;
        }
        return stamp.sequence() > sequence ? Verdict.APPLY : Verdict.STALE;
    }

    /** This fence after a command that was judged {@link Verdict#APPLY}. */
    public Fence advance(Stamp stamp, String said, boolean isDeletion) {
        Instant latest = latest(stamp);
        return stamp.sequence() == null
                ? new Fence(sequence, content, latest, isDeletion)
                : new Fence(stamp.sequence(), said, latest, isDeletion);
    }

    /** This fence after the entity went with what it belongs to: nothing from before that time brings it back. */
    public Fence closed(@Nullable Instant at) {
        boolean later = at != null && (time == null || at.isAfter(time));
        return new Fence(sequence, content, later ? at : time, true);
    }

    /** A call that happens now is later than whatever was applied, however the clocks stand. */
    private Instant latest(Stamp stamp) {
        if (time == null || stamp.time().isAfter(time)) {
            return stamp.time();
        }
        return stamp.live() ? time.plusMillis(1) : time;
    }

    private boolean isLate(Stamp stamp, boolean isDeletion) {
        if (stamp.live() || time == null) {
            return false;
        }
        int order = stamp.time().compareTo(time);
        return order < 0 || (order == 0 && deletion && !isDeletion);
    }
}
