package io.connectedvpc.core.service;

import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.model.EdgeMove;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.core.port.SddcStore.Switch;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.Rejected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes to the store. After an answer that never came they look whether the write took, and say so when nobody can tell. */
final class CertainWrites {

    private final SddcStore store;

    CertainWrites(SddcStore store) {
        this.store = store;
    }

    /**
     * @throws CloudFailure when nothing is stored
     * @throws Rejected when nobody can tell
     */
    Commit commit(SddcState before, SddcState after, Instant now) {
        try {
            return store.commit(before, after);
        } catch (CloudFailure failure) {
            SddcState found = foundAfter(failure, before.sddcId());
            if (found.judgedAt(now).equals(after.committed())) {
                return new Commit.Stored(found);
            }
            // Another writer's state may be built on ours or not.
            throw found.revision() == before.revision() ? failure : unknown(failure);
        }
    }

    /**
     * Stores a move: this call or, which comes to the same, another delivery of the command.
     *
     * @throws CloudFailure when nothing is stored
     * @throws Rejected when nobody can tell
     */
    Switch move(EdgeMove move, EdgeMoves rules) {
        try {
            return store.move(move);
        } catch (CloudFailure failure) {
            SddcState found = foundAfter(failure, move.sddcId());
            if (rules.isLast(move, found)) {
                return new Switch.Moved(found);
            }
            if (move.isNewerThan(found.edgeFence())) {
                return new Switch.NotMoved(found);
            }
            // It may have been stored and overtaken: to decide it again might undo what came after it.
            throw unknown(failure);
        }
    }

    private SddcState foundAfter(CloudFailure failure, String sddcId) {
        if (failure.kind() != Kind.UNAVAILABLE) {
            throw failure;
        }
        @Nullable SddcState found = null;
        try {
            found = store.find(sddcId);
        } catch (CloudFailure unanswered) {
            failure.addSuppressed(unanswered);
        }
        if (found == null) {
            throw unknown(failure);
        }
        return found;
    }

    private static Rejected unknown(CloudFailure failure) {
        return new Rejected(Problem.of(failure, null));
    }
}
