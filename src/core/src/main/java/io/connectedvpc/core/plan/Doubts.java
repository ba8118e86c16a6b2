package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.RouteChange.Place;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.model.Withdrawn;
import io.connectedvpc.core.port.VpcNetwork.Route;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of the routes that a read shows, or doesn't, may be older than a write of this program. */
final class Doubts {

    private final SddcState state;
    private final Sddc sddc;
    private final Terms terms;
    private final Instant now;
    private final Set<Cidr> desired;
    private final boolean deleting;

    /**
     * @param sddc of the state
     * @param desired of the state, too
     */
    Doubts(SddcState state, Sddc sddc, Set<Cidr> desired, Terms terms) {
        this.state = state;
        this.sddc = sddc;
        this.terms = terms;
        this.now = terms.now();
        this.desired = desired;
        this.deleting = sddc.lifecycle() == Sddc.Lifecycle.DELETING;
    }

    /** Whether the route leads to the active ENI, and that is no old read. */
    boolean isRight(String table, Destination destination, @Nullable Route route) {
        String active = sddc.activeNetworkInterfaceId().orElse(null);
        return route != null
                && active != null
                && route.target().id().equals(active)
                && (!isDoubtful(table, destination, active) || terms.certainly(table, destination, active));
    }

    private boolean isDoubtful(String table, Destination destination, String eni) {
        return state.doubtful(destination, eni, now)
                || sddc.mainTable().unverified(table, now)
                || terms.doubted().contains(new Place(table, destination));
    }

    /** Destinations that aren't desired any more, whose routes were written so lately that a read may not show them yet. */
    Stream<Cidr> hidden(String table) {
        Instant syncedAt = state.syncedAt();
        boolean writtenLately = syncedAt == null || lately(syncedAt);
        Stream<Cidr> withdrawn = state.withdrawn().values().stream()
                .filter(gone -> !gone.removed()
                        && (writtenLately || lately(gone.wantedSince()) || (deleting && lately(gone.since()))))
                .map(Withdrawn::cidr);
        Stream<Cidr> written = terms.doubted().stream()
                .filter(place -> table.equals(place.routeTableId()))
                .map(Place::destination)
                .filter(Cidr.class::isInstance)
                .map(Cidr.class::cast);
        return Stream.of(withdrawn, deleting ? deleted(writtenLately) : Stream.<Cidr>empty(), written)
                .flatMap(destinations -> destinations)
                .distinct()
                .filter(destination -> !desired.contains(destination));
    }

    private Stream<Cidr> deleted(boolean writtenLately) {
        Stream<Cidr> ofSegments = state.liveSegments().stream()
                .filter(segment -> writtenLately || lately(segment.changedAt()))
                .map(Segment::destination)
                .flatMap(Stream::ofNullable);
        return writtenLately
                ? Stream.concat(ofSegments, Stream.of(sddc.attachment().managementCidr()))
                : ofSegments;
    }

    /**
     * Whether the route that is shown may be one that was removed already: the block may be another SDDC's by now, and a deletion names no
     * target. Not so where a write of the one who looks came late.
     */
    boolean mayBeLongGone(Withdrawn withdrawn, String table) {
        Instant removedAt = withdrawn.removedAt();
        return removedAt != null && lately(removedAt) && !terms.doubted().contains(new Place(table, withdrawn.cidr()));
    }

    private boolean lately(Instant time) {
        return time.plus(Staleness.BOUND).isAfter(now);
    }
}
