package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What commands for segments of one SDDC leave to each other while many come at once. Each writes at once what it wants itself; what another has just
 * wanted is that one's to write, as long as it may be at it. Who came last looks whether everything is there, and the others wait for its record. Were
 * they all to write and to look for everything, the calls would grow with the square of the commands.
 *
 * @param version in which the desired state became what the command wants; {@link #NOBODYS} for who leaves nothing to others
 */
record Turn(long version) {

    /** Of who does everything that is to be done. */
    static final Turn NOBODYS = new Turn(Long.MAX_VALUE);

    /** So long a caller waits. After that whoever comes does it. */
    private static final Duration AT_WORK = Duration.ofSeconds(20);

    /** The blocks that others are about to get a route for. */
    Set<Cidr> leaves(SddcState state, Instant now) {
        return this.equals(NOBODYS)
                ? Set.of()
                : underWay(state, now)
                        .filter(segment -> segment.changedIn() != version)
                        .map(Segment::destination)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
    }

    /** Whether a command for a segment that came later may be at it: it goes on until all is done, or hands on what is left. */
    boolean isFollowed(SddcState state, Instant now) {
        return underWay(state, now).anyMatch(segment -> segment.changedIn() > version);
    }

    private static Stream<Segment> underWay(SddcState state, Instant now) {
        return state.segments().values().stream()
                .filter(segment -> segment.changedIn() > state.syncedVersion())
                .filter(segment -> segment.changedAt().plus(AT_WORK).isAfter(now));
    }
}
