package io.connectedvpc.core.service;

import io.connectedvpc.core.apply.Course;
import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.apply.Reconciler;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.Rejected;
import java.util.function.Supplier;

/** What comes after a commit: the VPC is brought to it, and what isn't finished is handed on. */
final class FollowUp {

    private final Ports ports;
    private final Reconciler reconciler;

    FollowUp(Ports ports, Reconciler reconciler) {
        this.ports = ports;
        this.reconciler = reconciler;
    }

    /** @throws Rejected when AWS refuses what the command needs, or fails */
    Reconciled reconcile(SddcState state, Origin origin, Course course) {
        return follow(state, origin, () -> reconciler.reconcile(state, false, origin.deadline(), course));
    }

    /** As {@link #reconcile}, after a command for a segment, which leaves to others of its kind what is theirs. */
    Reconciled reconcileInTurn(SddcState committed, Origin origin, Course course) {
        return follow(committed, origin, () -> reconciler.inTurn(committed, origin.deadline(), course));
    }

    /**
     * As {@link #reconcile}, after an Edge move whose routes are written before the VPC is looked at.
     *
     * @param whole false when the state lacks what {@link SddcState#summary} lacks
     */
    Reconciled switchOver(SddcState moved, boolean whole, Origin origin, Course course) {
        return follow(moved, origin, () -> reconciler.switchOver(moved, whole, origin.deadline(), course));
    }

    /**
     * Asks for a reconcile by another call of a function.
     *
     * @param prune whether routes that nobody asked for are removed, too
     */
    void handOn(String sddcId, boolean prune, Origin origin) {
        try {
            ports.events().requestReconcile(sddcId, prune, origin.causeEventId());
        } catch (CloudFailure unheard) {
            // What is desired is stored; the next sweep finds what is left to do.
        }
    }

    private Reconciled follow(SddcState state, Origin origin, Supplier<Reconciled> work) {
        try {
            Reconciled reconciled = work.get();
            if (reconciled.progress() == Progress.UNFINISHED) {
                handOn(state.sddcId(), false, origin);
            }
            CloudFailure refused = reconciled.refused();
            if (refused != null && owes(reconciled.state(), state.revision())) {
                throw new Rejected(Problem.of(refused, true));
            }
            return reconciled;
        } catch (CloudFailure failure) {
            if (failure.passing()) {
                handOn(state.sddcId(), false, origin);
            }
            throw new Rejected(Problem.of(failure, true));
        }
    }

    /** Whether a command's event, whose id is the revision that it was committed in, isn't told yet. */
    private static boolean owes(SddcState newest, long revision) {
        return newest.outbox().stream().anyMatch(event -> event.id() == revision);
    }
}
