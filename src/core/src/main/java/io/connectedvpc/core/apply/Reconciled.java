package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.port.CloudFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a reconcile came.
 *
 * @param state the newest one seen
 * @param actual the VPC as last seen; nothing when it wasn't looked at
 * @param changes what was written to them
 * @param refused what EC2 refuses for good while all else is as desired; null when there is nothing
 */
public record Reconciled(
        SddcState state,
        Progress progress,
        Actual actual,
        List<RouteChange> changes,
        @Nullable CloudFailure refused) {

    public Reconciled {
        changes = List.copyOf(changes);
    }

    /** Why a reconcile ended. */
    public enum Progress {
        /** The VPC was seen to be as desired, or as near as it gets without a person; the world was told. */
        DONE,
        /** There is more to do, by another call. */
        UNFINISHED,
        /** There is more to do, by a command that came later and is at it. */
        FOLLOWED,
        /** The SDDC is paused: nothing was written. */
        PAUSED,
        /** There is no such SDDC (any more). */
        GONE
    }

    /** Of who has neither looked nor written. */
    public static Reconciled unseen(SddcState state, Progress progress) {
        return new Reconciled(state, progress, Actual.NOTHING, List.of(), null);
    }

    /** Whether the caller need not wait for anything more. */
    public boolean finished() {
        return progress != Progress.UNFINISHED && progress != Progress.FOLLOWED;
    }
}
