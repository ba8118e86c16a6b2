package io.connectedvpc.core.service;

import io.connectedvpc.core.apply.Course;
import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.apply.Reconciler;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.decide.Fields;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore.Page;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts right what isn't as desired, without a command. */
public final class ReconcileService {

    private static final int PAGE = 100;

    private final Ports ports;
    private final Reconciler reconciler;
    private final FollowUp followUp;
    private final Recorder recorder;

    public ReconcileService(Ports ports, Reconciler reconciler) {
        this.ports = ports;
        this.reconciler = reconciler;
        this.followUp = new FollowUp(ports, reconciler);
        this.recorder = new Recorder(ports);
    }

    /**
     * Reconciles for a caller; what isn't finished before the deadline goes on by itself.
     *
     * @param prune whether routes that nobody asked for are removed, too
     * @throws Rejected when there is no such SDDC, it has another version than expected, or AWS fails
     */
    public Reconciled reconcile(String sddcId, boolean prune, Origin origin) {
        try {
            Reconciled reconciled = run(sddcId, prune, origin);
            if (!reconciled.finished()) {
                followUp.handOn(sddcId, prune, origin);
            }
            if (reconciled.refused() != null) {
                throw new Rejected(Problem.of(reconciled.refused(), true));
            }
            return reconciled;
        } catch (CloudFailure failure) {
            throw new Rejected(Problem.of(failure, true));
        }
    }

    /**
     * Reconciles because somebody asked for it by event. Goes on in another call only where this one got on: who is stuck is left to the
     * sweep, or stuck calls would add up. What EC2 refuses for good is recorded as the SDDC's fault: to ask again at once would change nothing.
     *
     * @param prune whether routes that nobody asked for are removed, too
     * @throws Rejected when there is no such SDDC, or AWS fails for now
     */
    public void resume(String sddcId, boolean prune, Origin origin) {
        try {
            Reconciled reconciled = run(sddcId, prune, origin);
            if (!reconciled.finished() && !reconciled.changes().isEmpty()) {
                followUp.handOn(sddcId, prune, origin);
            }
        } catch (CloudFailure failure) {
            if (failure.passing() || !failure.ofVpc()) {
                throw new Rejected(Problem.of(failure, true));
            }
        }
    }

    private Reconciled run(String sddcId, boolean prune, Origin origin) {
        return recorder.reconcile(sddcId, origin, course -> run(sddcId, prune, origin, course));
    }

    private Reconciled run(String sddcId, boolean prune, Origin origin, Course course) {
        Fields.requireName("sddcId", sddcId);
        SddcState state = ports.store().find(sddcId);
        if (state.sddc() == null) {
            throw new Rejected(ProblemCode.NOT_FOUND, "there is no SDDC %s".formatted(sddcId));
        }
        course.met(state);
        Long expected = origin.expectedVersion();
        if (expected != null && expected != state.version()) {
            throw new Rejected(
                    ProblemCode.VERSION_MISMATCH,
                    "the SDDC has version %d, not %d".formatted(state.version(), expected));
        }
        return reconciler.reconcile(state, prune, origin.deadline(), course);
    }

    /** Asks for a reconcile of every SDDC, so that a slow one doesn't delay the others. */
    public void sweep() {
        ports.observer().swept(request(state -> true, null));
    }

    /** Asks for a reconcile of the SDDCs that keep routes in that table. */
    public void tableChanged(String routeTableId, @Nullable String causeEventId) {
        request(
                state -> state.found()
                        .filter(sddc -> sddc.mainTable().knows(routeTableId))
                        .isPresent(),
                causeEventId);
    }

    /** Asks for a reconcile of the SDDC whose network interface that is. */
    public void networkInterfaceChanged(String networkInterfaceId, @Nullable String causeEventId) {
        request(
                state -> state.found()
                        .filter(sddc -> sddc.owns(networkInterfaceId))
                        .isPresent(),
                causeEventId);
    }

    /** Asks for a reconcile of the SDDC whose prefix list that is. */
    public void prefixListChanged(String prefixListId, @Nullable String causeEventId) {
        var changed = new PrefixListId(prefixListId);
        request(
                state -> state.found()
                        .flatMap(Sddc::prefixListId)
                        .filter(changed::equals)
                        .isPresent(),
                causeEventId);
    }

    /** How many were asked for. */
    private int request(Predicate<SddcState> which, @Nullable String causeEventId) {
        int asked = 0;
        String next = null;
        do {
            Page page = ports.store().list(PAGE, next);
            List<SddcState> concerned = page.sddcs().stream().filter(which).toList();
            concerned.forEach(state -> ports.events().requestReconcile(state.sddcId(), false, causeEventId));
            asked += concerned.size();
            next = page.next();
        } while (next != null);
        return asked;
    }
}
