package io.connectedvpc.core.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the store says of one SDDC: the desired state, and what is owed to the world. Committed as a whole, against the revision it
 * was read at.
 *
 * @param revision rises with every commit; 0: never stored
 * @param version rises with every change of the desired state; seen by users
 * @param syncedVersion the latest version that was verified in the VPC
 * @param syncedAt when that was; null before the first time
 * @param fence orders the commands for the SDDC's configuration
 * @param edgeFence orders the Edge moves; outlives the SDDC, so that a late move of a former one isn't taken for a new one's
 * @param sddc null when it is deleted or was never seen
 * @param expiresAt when the memory of a deleted SDDC ends; null while it lives
 * @param segments by name, deleted ones among them as long as they are remembered
 * @param withdrawn destinations that aren't desired any more
 * @param outbox events to be published, oldest first
 * @param waiting events that came before what they need, oldest first
 */
public record SddcState(
        String sddcId,
        long revision,
        long version,
        long syncedVersion,
        @Nullable Instant syncedAt,
        Fence fence,
        Fence edgeFence,
        @Nullable Sddc sddc,
        @Nullable Instant expiresAt,
        SortedMap<String, Segment> segments,
        SortedMap<Cidr, Withdrawn> withdrawn,
        List<PendingEvent> outbox,
        List<WaitingEvent> waiting) {

    public SddcState {
        segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
        withdrawn = Collections.unmodifiableSortedMap(new TreeMap<>(withdrawn));
        outbox = List.copyOf(outbox);
        waiting = List.copyOf(waiting);
    }

    /** The state of an SDDC that was never seen. */
    public static SddcState unknown(String sddcId) {
        return new SddcState(
                sddcId,
                0,
                0,
                0,
                null,
                Fence.NONE,
                Fence.NONE,
                null,
                null,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    /** This state without memories that have ended; the store may keep them longer. */
    public SddcState judgedAt(Instant now) {
        Predicate<@Nullable Instant> ended = end -> end != null && end.isBefore(now);
        var remembered = new TreeMap<>(segments);
        remembered.values().removeIf(segment -> ended.test(segment.expiresAt()));
        var explained = new TreeMap<>(withdrawn);
        explained.values().removeIf(destination -> destination.expired(now));
        return with(next -> {
            next.segments = remembered;
            next.withdrawn = explained;
            if (ended.test(expiresAt)) {
                next.fence = Fence.NONE;
                next.edgeFence = Fence.NONE;
                next.expiresAt = null;
            }
        });
    }

    /** The SDDC, unless it is deleted or was never seen. */
    public Optional<Sddc> found() {
        return Optional.ofNullable(sddc);
    }

    /** The segment of that name, if it lives. */
    public Optional<Segment> segment(String name) {
        return Optional.ofNullable(segments.get(name)).filter(Segment::live);
    }

    /** The segments that live, by name. */
    public List<Segment> liveSegments() {
        return segments.values().stream().filter(Segment::live).toList();
    }

    /** The blocks that the managed tables must route to the active ENI: none once the SDDC is being deleted. */
    public SortedSet<Cidr> desiredDestinations() {
        var desired = new TreeSet<Cidr>();
        if (sddc != null && sddc.lifecycle() != Sddc.Lifecycle.DELETING) {
            desired.add(sddc.attachment().managementCidr());
            segmentDestinations().forEach(desired::add);
        }
        return Collections.unmodifiableSortedSet(desired);
    }

    /**
     * The blocks that no other SDDC of the VPC may have: the largest ones among those desired and those whose routes aren't verified to be
     * gone. They are disjoint, since CIDR blocks overlap only when one contains the other.
     */
    public SortedSet<Cidr> claims() {
        var held = new TreeSet<Cidr>();
        if (sddc != null) {
            held.add(sddc.attachment().managementCidr());
            segmentDestinations().forEach(held::add);
            withdrawn.values().stream().filter(block -> !block.removed()).forEach(block -> held.add(block.cidr()));
        }
        var largest = new TreeSet<Cidr>();
        for (Cidr block : held) {
            if (largest.isEmpty() || !largest.last().contains(block)) {
                largest.add(block);
            }
        }
        return largest;
    }

    /** Whether this SDDC's route for a desired destination has been in that table, so that another target is drift. */
    public boolean established(Destination destination, String routeTableId) {
        return switch (destination) {
            // Nobody else has a reason to name the SDDC's own list.
            case PrefixListId list -> true;
            case Cidr block -> established(block, wantedIn(block), verifiedIn(routeTableId));
        };
    }

    /** The blocks of which that is so, of an SDDC that lives and isn't being deleted. */
    public SortedSet<Cidr> establishedBlocks(String routeTableId) {
        long verified = verifiedIn(routeTableId);
        var blocks = new TreeSet<Cidr>();
        Sddc found = found().orElseThrow();
        if (established(found.attachment().managementCidr(), found.createdIn(), verified)) {
            blocks.add(found.attachment().managementCidr());
        }
        for (Segment segment : segments.values()) {
            Cidr block = segment.destination();
            if (block != null && established(block, segment.changedIn(), verified)) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private boolean established(Cidr block, long wantedIn, long verified) {
        return routedOneByOneSince(wantedIn) <= verified && !conflicts(block);
    }

    /** As {@link #established}; of an SDDC that is being deleted also where its route may have been written, and nobody has verified that. */
    public boolean mayHaveBeenRouted(Cidr destination, String routeTableId, Instant now) {
        Instant deletion = found().map(Sddc::deletingSince).orElse(null);
        boolean lately = deletion != null && deletion.plus(Staleness.BOUND).isAfter(now);
        return established(destination, routeTableId) || (lately && !conflicts(destination));
    }

    /**
     * Whether a read that shows the route as desired may be from before it was last changed to something else and back. The record of recent
     * writes is the desired state itself: whatever was written lately was desired lately.
     */
    public boolean doubtful(Destination destination, String activeEni, Instant now) {
        return reroutedUnverified(now)
                || cameBackUnverified(activeEni, now)
                || (destination instanceof Cidr block && wantedAgain(block, now));
    }

    /** Whether the Edge has come back to where it was lately, and nobody has seen the routes follow: reads may be from before it left. */
    public boolean cameBackUnverified(String activeEni, Instant now) {
        Sddc found = sddc;
        return found != null
                && found.edge().changedIn() > syncedVersion
                && found.edge().wasLatelyOn(activeEni, now);
    }

    /** Whether the way of routing has changed, and nobody has seen the VPC follow: reads may be from before. */
    public boolean reroutedUnverified(Instant now) {
        Sddc found = sddc;
        return found != null
                && found.routing().changedIn() > syncedVersion
                && found.routing().changedLately(now);
    }

    private boolean wantedAgain(Cidr block, Instant now) {
        Withdrawn before = withdrawn.get(block);
        return before != null && before.since().plus(Staleness.BOUND).isAfter(now) && wantedIn(block) > syncedVersion;
    }

    /** Whether everything committed was verified in the VPC and told to the world. */
    public boolean settled() {
        return syncedVersion == version
                && outbox.isEmpty()
                && withdrawn.values().stream().allMatch(Withdrawn::removed)
                && found().map(Sddc::lifecycle).orElse(Sddc.Lifecycle.READY) == Sddc.Lifecycle.READY;
    }

    public SddcState withSddc(Sddc changed) {
        return with(next -> {
            next.sddc = changed;
            next.expiresAt = null;
        });
    }

    public SddcState withFence(Fence advanced) {
        return with(next -> next.fence = advanced);
    }

    public SddcState withEdgeFence(Fence advanced) {
        return with(next -> next.edgeFence = advanced);
    }

    /** The next version of the desired state. */
    public SddcState nextVersion() {
        return with(next -> next.version++);
    }

    public SddcState synced(long verified, Instant now) {
        return with(next -> {
            next.syncedVersion = verified;
            next.syncedAt = now;
        });
    }

    public SddcState withSegment(Segment segment) {
        var changed = new TreeMap<>(segments);
        changed.put(segment.name(), segment);
        return with(next -> next.segments = changed);
    }

    public SddcState withWithdrawn(SortedMap<Cidr, Withdrawn> changed) {
        return with(next -> next.withdrawn = changed);
    }

    public SddcState withOutbox(List<PendingEvent> pending) {
        return with(next -> next.outbox = pending);
    }

    public SddcState withWaiting(List<WaitingEvent> events) {
        return with(next -> next.waiting = events);
    }

    /** This state owing one event more. */
    public SddcState owing(PendingEvent event) {
        var pending = new ArrayList<>(outbox);
        pending.add(event);
        return withOutbox(pending);
    }

    /** The memory of a deleted SDDC. */
    public SddcState deleted(Instant until) {
        return with(next -> {
            next.syncedVersion = version;
            next.edgeFence = edgeFence.closed(fence.time());
            next.sddc = null;
            next.expiresAt = until;
            next.withdrawn = new TreeMap<>();
        });
    }

    /** This state without what there may be many of: segments, withdrawn destinations, outbox and waiting events. */
    public SddcState summary() {
        return with(next -> {
            next.segments = new TreeMap<>();
            next.withdrawn = new TreeMap<>();
            next.outbox = List.of();
            next.waiting = List.of();
        });
    }

    /** This state as stored by the commit that follows the one it was read at. */
    public SddcState committed() {
        return with(next -> next.revision++);
    }

    private SddcState with(Consumer<StateDraft> change) {
        var next = new StateDraft(this);
        change.accept(next);
        return next.state();
    }

    /** The version in which a desired destination became so. */
    private long wantedIn(Cidr destination) {
        return segments.values().stream()
                .filter(segment -> destination.equals(segment.destination()))
                .mapToLong(Segment::changedIn)
                .findAny()
                .orElseGet(() -> found().map(Sddc::createdIn).orElse(Long.MAX_VALUE));
    }

    /** The version in which a destination desired since that one was to get a route of its own; never while a prefix list leads to it. */
    private long routedOneByOneSince(long wantedIn) {
        return found().map(Sddc::routing)
                .filter(mode -> !mode.byList())
                .map(mode -> Math.max(wantedIn, mode.changedIn()))
                .orElse(Long.MAX_VALUE);
    }

    private Stream<Cidr> segmentDestinations() {
        return segments.values().stream().map(Segment::destination).flatMap(Stream::ofNullable);
    }

    private long verifiedIn(String routeTableId) {
        return found().map(sddc -> sddc.mainTable().verifiedIn(routeTableId, syncedVersion))
                .orElse(0L);
    }

    private boolean conflicts(Cidr destination) {
        return found().stream()
                .flatMap(found -> found.faults().stream())
                .anyMatch(fault ->
                        (fault.code() == Warning.Code.ROUTE_CONFLICT || fault.code() == Warning.Code.QUOTA_NEAR)
                                && fault.subject().equals(destination.toString()));
    }
}
