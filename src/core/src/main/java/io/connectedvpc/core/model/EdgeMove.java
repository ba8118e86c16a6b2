package io.connectedvpc.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An Edge move that the store may take without anybody having read the state before.
 *
 * @param reason as the command gives it, one that there is; null: MAINTENANCE
 * @param expectedVersion the SDDC's version that the caller relies on; null: any
 * @param causeEventId the event's or request's id; null when there is none
 * @param at when it was taken
 */
public record EdgeMove(
        String sddcId,
        Stamp stamp,
        String toHost,
        @Nullable String reason,
        @Nullable Long expectedVersion,
        @Nullable String causeEventId,
        Instant at) {

    /**
     * Whether nothing speaks against the move: the SDDC is ready and not paused, the Edge goes to another of its hosts that can run it, and the
     * move comes after all that were applied, also by the clock when it has no number: a request that was given up may still reach the store, when
     * the Edge has moved on. Every other case is left to who reads the state first, and may be no refusal.
     */
    public boolean fits(SddcState state) {
        return (expectedVersion == null || expectedVersion == state.version())
                && isNewerThan(state.edgeFence())
                && state.found().filter(this::fits).isPresent();
    }

    private boolean fits(Sddc sddc) {
        return sddc.lifecycle() == Sddc.Lifecycle.READY
                && !sddc.paused()
                && !sddc.edge().activeHost().equals(toHost)
                && sddc.host(toHost).filter(Host::inManagementCluster).isPresent();
    }

    /** Whether the move comes after all that were applied. */
    public boolean isNewerThan(Fence fence) {
        Long sequence = stamp.sequence();
        if (sequence != null) {
            return sequence > fence.sequence();
        }
        return fence.time() == null || stamp.time().isAfter(fence.time());
    }
}
