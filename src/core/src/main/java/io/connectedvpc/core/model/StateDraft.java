package io.connectedvpc.core.model;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A state that is being written from another one, so that a change names only what it changes. */
final class StateDraft {

    final String sddcId;
    long revision;
    long version;
    long syncedVersion;

    @Nullable
    Instant syncedAt;

    Fence fence;
    Fence edgeFence;

    @Nullable
    Sddc sddc;

    @Nullable
    Instant expiresAt;

    SortedMap<String, Segment> segments;
    SortedMap<Cidr, Withdrawn> withdrawn;
    List<PendingEvent> outbox;
    List<WaitingEvent> waiting;

    StateDraft(SddcState from) {
        sddcId = from.sddcId();
        revision = from.revision();
        version = from.version();
        syncedVersion = from.syncedVersion();
        syncedAt = from.syncedAt();
        fence = from.fence();
        edgeFence = from.edgeFence();
        sddc = from.sddc();
        expiresAt = from.expiresAt();
        segments = from.segments();
        withdrawn = from.withdrawn();
        outbox = from.outbox();
        waiting = from.waiting();
    }

    SddcState state() {
        return new SddcState(
                sddcId,
                revision,
                version,
                syncedVersion,
                syncedAt,
                fence,
                edgeFence,
                sddc,
                expiresAt,
                segments,
                withdrawn,
                outbox,
                waiting);
    }
}
