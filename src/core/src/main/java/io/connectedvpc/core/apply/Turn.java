package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What commands for segments of one SDDC leave to each other while many come at once. Each writes at once what it wants itself; what another has just
 * wanted is that one's to write, as long as it may be at it. Who came last looks whether everything is there, and the others wait for its record. Were
 * they all to write and to look for everything, the calls would grow with the square of the commands. Where a prefix list leads to the segments, one edit takes
 * what all want: who came last makes it.
 *
 * @param version in which the desired state became what the command wants; {@link #NOBODYS} for who leaves nothing to others
 */
record Turn(long version) {

    /** Of who does everything that is to be done. */
    static final Turn NOBODYS = new Turn(Long.MAX_VALUE);

    /** So long a caller waits. After that whoever comes does it. */
    private static final Duration AT_WORK = Duration.ofSeconds(20);

    /** So long a move's event is handled, and some time for who goes on with it. */
    private static final Duration MOVING = Duration.ofSeconds(60);

    /** So long segments that come one after the other keep a list from being edited. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Whether a part of the work is one command's own. Edits of a prefix list come one after the other, and each takes what all want. */
    static boolean hasParts(SddcState state) {
        return state.found().filter(sddc -> sddc.routing().byList()).isEmpty();
    }

    /** Which changes others are about to make: the new routes of other segments, and those that follow an Edge that is just moving. */
    Predicate<RouteChange> leaves(SddcState state, Instant now) {
        if (this.equals(NOBODYS)) {
            return change -> false;
        }
        Set<Cidr> others = underWay(state, now)
                .filter(segment -> segment.changedIn() != version)
                .map(Segment::destination)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        boolean moving = isMoving(state, now);
        return change -> switch (change.action()) {
            case CREATE -> others.contains(change.destination());
            case REPLACE -> moving;
            default -> false;
        };
    }

    /** Whether a command for a segment that came later may be at it: it goes on until all is done, or hands on what is left. */
    boolean isFollowed(SddcState state, Instant now) {
        return underWay(state, now).anyMatch(segment -> segment.changedIn() > version);
    }

    /** Whether the segments of a list have come without a pause for so long that somebody must edit it, though others follow. */
    static boolean isOverdue(SddcState state, Instant now) {
        Instant bound = now.minus(PATIENCE);
        boolean isEdited = state.found()
                .map(sddc -> sddc.routing().list())
                .filter(list -> list.editedAt().isAfter(bound))
                .isPresent();
        return !isEdited
                && underWay(state, now).anyMatch(segment -> segment.changedAt().isBefore(bound));
    }

    private static boolean isMoving(SddcState state, Instant now) {
        return state.found()
                .map(Sddc::edge)
                .filter(edge -> edge.changedIn() > state.syncedVersion())
                .filter(edge -> edge.former().stream()
                        .anyMatch(left -> left.until().plus(MOVING).isAfter(now)))
                .isPresent();
    }

    private static Stream<Segment> underWay(SddcState state, Instant now) {
        return state.segments().values().stream()
                .filter(segment -> segment.changedIn() > state.syncedVersion())
                .filter(segment -> segment.changedAt().plus(AT_WORK).isAfter(now));
    }
}
