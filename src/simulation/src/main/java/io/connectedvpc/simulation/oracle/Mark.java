package io.connectedvpc.simulation.oracle;

import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Stamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an entity stands in the order of its commands.
 *
 * @param sequence the highest number applied; 0 when none came
 * @param said the command with that number, without its stamp; null when none came
 * @param time the latest time of an applied command; null when none came
 * @param deletion whether the last one was a deletion
 */
record Mark(long sequence, @Nullable Command said, @Nullable Instant time, boolean deletion) {

    static final Mark NONE = new Mark(0, null, null, false);

    View.Order order() {
        return new View.Order(sequence, time);
    }

    /** What the contract says of a command that comes now. */
    Answer judge(Command command, boolean deletes) {
        Stamp stamp = command.stamp();
        Long number = stamp.sequence();
        if (number != null) {
            if (number < sequence) {
                return Answer.STALE;
            }
            return number > sequence
                    ? Answer.APPLY
                    : Stamps.unstamped(command).equals(said) ? Answer.DUPLICATE : Answer.CONTRADICTION;
        }
        if (stamp.live() || time == null || stamp.time().isAfter(time)) {
            return Answer.APPLY;
        }
        boolean tie = stamp.time().equals(time);
        return tie && (deletes || !deletion) ? Answer.APPLY : Answer.STALE;
    }

    Mark after(Command command, boolean deletes) {
        Stamp stamp = command.stamp();
        Instant latest = latest(stamp);
        Long number = stamp.sequence();
        return number == null
                ? new Mark(sequence, said, latest, deletes)
                : new Mark(number, Stamps.unstamped(command), latest, deletes);
    }

    /** Whether the command, applied now, would say nothing of the order that isn't stored: another one may have said the same at the same moment. */
    boolean includes(Command command, boolean deletes) {
        Stamp stamp = command.stamp();
        boolean passed = stamp.live()
                && stamp.sequence() == null
                && deletes == deletion
                && time != null
                && !stamp.time().isAfter(time);
        return passed || after(command, deletes).equals(this);
    }

    /** As after the deletion of what the entity belongs to. */
    Mark closed(@Nullable Instant at) {
        boolean later = at != null && (time == null || at.isAfter(time));
        return new Mark(sequence, said, later ? at : time, true);
    }

    /** A call that happens now is later than all that was applied before. */
    private Instant latest(Stamp stamp) {
        if (time == null || stamp.time().isAfter(time)) {
            return stamp.time();
        }
        return stamp.live() ? time.plusMillis(1) : time;
    }
}
