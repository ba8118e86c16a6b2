package io.connectedvpc.core.service;

import io.connectedvpc.core.apply.Course;
import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.command.Command.MoveEdge;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.decide.Decision;
import io.connectedvpc.core.decide.Decision.Effect;
import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.SddcStore.Switch;
import io.connectedvpc.core.port.Time;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.Rejected;
import java.time.Instant;
import java.util.Optional;

/** Moves the Edge in one round trip to the store, before anything is read. */
final class UnseenMoves {

    private final Time time;
    private final CertainWrites writes;
    private final EdgeMoves rules;
    private final FollowUp followUp;

    UnseenMoves(Time time, CertainWrites writes, EdgeMoves rules, FollowUp followUp) {
        this.time = time;
        this.writes = writes;
        this.rules = rules;
        this.followUp = followUp;
    }

    /**
     * @return empty when the state is to be read first
     * @throws Rejected when AWS fails
     */
    Optional<Outcome> attempt(MoveEdge command, Origin origin, Course course) {
        Instant now = time.instant();
        try {
            return EdgeMoves.unseen(command, origin, now).flatMap(move -> switch (writes.move(move, rules)) {
                case Switch.Moved moved -> Optional.of(switched(moved.state(), origin, course));
                case Switch.NotMoved other -> ignorable(other.state(), command, origin, now);
            });
        } catch (CloudFailure failure) {
            throw new Rejected(Problem.of(failure, false));
        }
    }

    private Outcome switched(SddcState moved, Origin origin, Course course) {
        course.committed(moved);
        // The move itself reads no events that wait.
        boolean mayWait = true;
        try {
            Reconciled reconciled = followUp.switchOver(moved, false, origin, course);
            mayWait = !reconciled.state().waiting().isEmpty();
            return new Outcome.Applied(Effect.CHANGED, moved, reconciled);
        } finally {
            if (mayWait) {
                followUp.handOn(moved.sddcId(), false, origin);
            }
        }
    }

    /** What is known to be without effect; nothing has to be read for it. */
    private Optional<Outcome> ignorable(SddcState state, MoveEdge command, Origin origin, Instant now) {
        boolean synced = state.syncedVersion() == state.version();
        try {
            return switch (rules.decide(state, command, origin, now)) {
                case Decision.Ignore ignore
                when synced || ignore.reason() == Decision.Reason.STALE ->
                    Optional.of(new Outcome.Ignored(ignore.reason(), state));
                case Decision.Change change
                when synced && change.after().equals(state) ->
                    Optional.of(new Outcome.Applied(change.effect(), state, Reconciled.unseen(state, Progress.DONE)));
                default -> Optional.empty();
            };
        } catch (Rejected refused) {
            return Optional.empty();
        }
    }
}
