package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.Handled;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one command or reconcile has come past so far, and when. Kept by the thread that handles it. */
public final class Course {

    private final InstantSource clock;
    private final Instant received;
    private @Nullable Instant committed;
    private @Nullable Long version;
    private @Nullable Instant written;
    private @Nullable Instant verified;
    private List<RouteChange> changes = List.of();
    private int drift;
    private int conflicts;
    private boolean degraded;
    private Handled.@Nullable Failover failover;

    /** Begins now. */
    public Course(InstantSource clock) {
        this.clock = clock;
        this.received = clock.instant();
    }

    /** The desired state is stored. */
    public void committed(SddcState state) {
        committed = clock.instant();
        met(state);
    }

    /** This is the state that it is about. */
    public void met(SddcState state) {
        version = state.version();
    }

    /** @param all what was written so far */
    void wrote(List<RouteChange> all) {
        if (all.size() > changes.size()) {
            changes = all;
            written = clock.instant();
            verified = null;
        }
    }

    /** All routes were seen to be as desired. */
    void verified() {
        verified = verified == null ? clock.instant() : verified;
    }

    /** So many changes are needed of what had been verified. */
    void drifted(int count) {
        drift = count;
    }

    /** Another writer was first. */
    public void contended() {
        conflicts++;
    }

    void degraded() {
        degraded = true;
    }

    /**
     * The VPC was recorded to be as desired.
     *
     * @param before what it was compared with
     * @param after what was recorded
     */
    void completed(SddcState before, SddcState after) {
        degraded |= !isDegraded(before) && isDegraded(after);
        boolean told = owesMove(before) && !owesMove(after);
        boolean moved = lastMove(before)
                .filter(edge -> edge.changedIn() > before.syncedVersion())
                .isPresent();
        if (told && moved && verified != null) {
            failover = new Handled.Failover(occurred(before), receivedMove(before), verified);
        }
    }

    public Handled.Times times() {
        return new Handled.Times(received, committed, written, verified, clock.instant());
    }

    /** Of the state that was made or met; null when there was none. */
    public @Nullable Long version() {
        return version;
    }

    public List<RouteChange> changes() {
        return changes;
    }

    public int drift() {
        return drift;
    }

    public int conflicts() {
        return conflicts;
    }

    public boolean isDegraded() {
        return degraded;
    }

    /** The Edge move that is complete now; null when none is. */
    public Handled.@Nullable Failover failover() {
        return failover;
    }

    private static boolean isDegraded(SddcState state) {
        return state.found().filter(sddc -> !sddc.faults().isEmpty()).isPresent();
    }

    private static boolean owesMove(SddcState state) {
        return state.outbox().stream().anyMatch(event -> event.type() == EventType.EDGE_MOVE_APPLIED);
    }

    private static Optional<Edge> lastMove(SddcState state) {
        return state.found()
                .map(sddc -> sddc.edge())
                .filter(edge -> !edge.former().isEmpty());
    }

    private Instant occurred(SddcState state) {
        Instant time = state.edgeFence().time();
        return time == null ? receivedMove(state) : time;
    }

    /** Another function may have stored the move: when it left its former place is when that one took it. */
    private Instant receivedMove(SddcState state) {
        Edge edge = lastMove(state).orElseThrow();
        boolean ours = committed != null && version != null && version == edge.changedIn();
        return ours ? received : edge.former().getLast().until();
    }
}
