package io.connectedvpc.core.port;

import io.connectedvpc.core.model.RouteChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one command, or of one reconcile that was no command's.
 *
 * @param subject what of the SDDC it is about: a segment's name, the host to which the Edge moves, an instance; null: the SDDC as a whole
 * @param sequence the producer's number; null when it gave none
 * @param causeEventId the event or request that asked for it; null for the schedule
 * @param caller who called the API; null for an event and for the schedule
 * @param problem the code of the problem, such as {@code cidr-overlap}; null when there is none
 * @param version the SDDC's version that it made or met; null when it didn't come so far
 * @param changes what was written to tables and lists
 * @param drift how many changes were found to be needed although everything had been verified: somebody else wrote
 * @param conflicts how often another writer stored something first, so that it was done over
 * @param degraded whether the SDDC became degraded by this
 * @param failover the Edge move that is complete by this, whoever began it; null when none is
 */
public record Handled(
        Task task,
        String sddcId,
        @Nullable String subject,
        @Nullable Long sequence,
        @Nullable String causeEventId,
        @Nullable String caller,
        Result result,
        @Nullable String problem,
        @Nullable Long version,
        List<RouteChange> changes,
        int drift,
        int conflicts,
        boolean degraded,
        @Nullable Failover failover,
        Times times) {

    public Handled {
        changes = List.copyOf(changes);
    }

    /** What was asked for. */
    public enum Task {
        PROVISION_SDDC,
        DEPROVISION_SDDC,
        PUT_SEGMENT,
        DELETE_SEGMENT,
        MOVE_EDGE,
        /** The instance of a host runs, or doesn't any more. */
        HOST_CHANGED,
        RECONCILE;

        /** Whether it asks for another desired state. */
        public boolean isCommand() {
            return this != RECONCILE;
        }
    }

    /** How it ended. */
    public enum Result {
        /** The VPC was seen to be as desired, after changes of the desired state or of the VPC. */
        APPLIED,
        /** The desired state is stored; the VPC follows by another call, or when the SDDC isn't paused any more. */
        STORED,
        /** Everything was as wanted already. */
        UNCHANGED,
        /** The same command was applied before. */
        DUPLICATE,
        /** A newer command was applied before. */
        STALE,
        /** The event came before what it needs; it is kept, and tried again without being told of until that is there or 15 minutes are over. */
        WAITING,
        /** The command is wrong, or not possible now; nothing has changed. */
        REFUSED,
        /** AWS didn't do what it was asked. */
        FAILED
    }

    /**
     * When it came how far; null: not so far.
     *
     * @param received when it came to the core
     * @param committed when the desired state was stored
     * @param written when the last write to a table or list was answered
     * @param verified when a look at the VPC had shown every managed route as desired, after the last write
     */
    public record Times(
            Instant received,
            @Nullable Instant committed,
            @Nullable Instant written,
            @Nullable Instant verified,
            Instant ended) {}

    /**
     * An Edge move, from its beginning until each route was seen to lead to the new active ENI.
     *
     * @param occurred the time of the command, by which it is fenced: that of the event, in which the Edge moved
     * @param received when the core took the command, in this function or in the one that could not finish it
     * @param verified when a look at the VPC had shown every managed route as desired, after the last write
     */
    public record Failover(Instant occurred, Instant received, Instant verified) {

        /** From the event's time; 0 when the producer's clock is ahead. */
        public Duration fromEvent() {
            return between(occurred, verified);
        }

        public Duration fromReceipt() {
            return between(received, verified);
        }

        private static Duration between(Instant from, Instant to) {
            Duration duration = Duration.between(from, to);
            return duration.isNegative() ? Duration.ZERO : duration;
        }
    }
}
