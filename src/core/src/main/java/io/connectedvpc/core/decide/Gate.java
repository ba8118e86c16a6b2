package io.connectedvpc.core.decide;

import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.util.Optional;

/** The checks that every command passes, in the contract's order: version, sequence, state. */
final class Gate {

    private Gate() {}

    /**
     * Whether the command is one to ignore.
     *
     * @throws Rejected when it relies on another version, or contradicts a command with the same sequence
     */
    static Optional<Decision.Ignore> check(
            SddcState current, Origin origin, Fence fence, Stamp stamp, String content, boolean deletion) {
        if (origin.expectedVersion() != null && origin.expectedVersion() != current.version()) {
            throw new Rejected(
                    ProblemCode.VERSION_MISMATCH,
                    "the SDDC has version %d, not %d".formatted(current.version(), origin.expectedVersion()));
        }
        return switch (fence.judge(stamp, content, deletion)) {
            case APPLY -> Optional.empty();
            case DUPLICATE -> Optional.of(new Decision.Ignore(Decision.Reason.DUPLICATE));
            case STALE -> Optional.of(new Decision.Ignore(Decision.Reason.STALE));
            case CONTRADICTION ->
                throw new Rejected(
                        ProblemCode.STALE_SEQUENCE,
                        "sequence %d was applied with another content".formatted(stamp.sequence()));
        };
    }

    /** @throws Rejected when there is no such SDDC */
    static Sddc existing(SddcState current) {
        return current.found()
                .orElseThrow(() -> Rejected.premature(
                        Problem.of(ProblemCode.NOT_FOUND, "there is no SDDC %s".formatted(current.sddcId()))));
    }

    /** @throws Rejected when the SDDC is being deleted */
    static void notDeleting(SddcState current) {
        if (current.found()
                .filter(sddc -> sddc.lifecycle() == Sddc.Lifecycle.DELETING)
                .isPresent()) {
            throw new Rejected(
                    ProblemCode.WRONG_STATE,
                    "SDDC %s is being deleted; repeat its DELETE to resume".formatted(current.sddcId()));
        }
    }
}
