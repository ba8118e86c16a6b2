package io.connectedvpc.core.service;

import io.connectedvpc.core.apply.Course;
import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.decide.Decision;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.port.Handled.Result;
import io.connectedvpc.core.port.Handled.Task;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.Rejected;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells the observer what became of each command and each reconcile. */
final class Recorder {

    private final Ports ports;

    Recorder(Ports ports) {
        this.ports = ports;
    }

    /** How a refusal is told of. */
    @FunctionalInterface
    interface Refusal {

        /** As the end of the command. */
        Refusal FINAL = rejected -> Optional.of(result(rejected.problem()));

        /** What is told; empty: nothing. */
        Optional<Result> told(Rejected rejected);
    }

    /** Has a command handled. */
    Outcome command(Command command, Origin origin, Refusal refusal, Function<Course, Outcome> work) {
        return told(
                new Asked(
                        task(command),
                        command.sddcId(),
                        subject(command),
                        command.stamp().sequence(),
                        origin),
                refusal,
                work,
                Recorder::result);
    }

    /** Has an SDDC reconciled. */
    Reconciled reconcile(String sddcId, Origin origin, Function<Course, Reconciled> work) {
        return told(new Asked(Task.RECONCILE, sddcId, null, null, origin), Refusal.FINAL, work, Recorder::result);
    }

    private record Asked(
            Task task,
            String sddcId,
            @Nullable String subject,
            @Nullable Long sequence,
            Origin origin) {}

    private <T> T told(Asked asked, Refusal refusal, Function<Course, T> work, Function<T, Result> result) {
        var course = new Course(ports.time());
        try {
            T done = work.apply(course);
            if (done instanceof Outcome.Ignored ignored) {
                course.met(ignored.current());
            }
            tell(asked, course, result.apply(done), null);
            return done;
        } catch (Rejected rejected) {
            refusal.told(rejected).ifPresent(told -> tell(asked, course, told, rejected.problem()));
            throw rejected;
        } catch (CloudFailure failure) {
            tell(asked, course, Result.FAILED, Problem.of(failure, null));
            throw failure;
        }
    }

    private void tell(Asked asked, Course course, Result result, @Nullable Problem problem) {
        ports.observer()
                .handled(new Handled(
                        asked.task(),
                        asked.sddcId(),
                        asked.subject(),
                        asked.sequence(),
                        asked.origin().causeEventId(),
                        asked.origin().caller(),
                        result,
                        problem == null ? null : problem.code().slug(),
                        course.version(),
                        course.changes(),
                        course.drift(),
                        course.conflicts(),
                        course.isDegraded(),
                        course.failover(),
                        course.times()));
    }

    private static Result result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ignored ignored ->
                switch (ignored.reason()) {
                    case DUPLICATE -> Result.DUPLICATE;
                    case STALE -> Result.STALE;
                };
            case Outcome.Applied applied ->
                applied.effect() == Decision.Effect.NONE ? result(applied.reconciled()) : applied(applied.reconciled());
        };
    }

    private static Result result(Reconciled reconciled) {
        Result applied = applied(reconciled);
        return applied == Result.APPLIED && reconciled.changes().isEmpty() ? Result.UNCHANGED : applied;
    }

    private static Result applied(Reconciled reconciled) {
        return switch (reconciled.progress()) {
            case DONE, GONE -> Result.APPLIED;
            case UNFINISHED, FOLLOWED, PAUSED -> Result.STORED;
        };
    }

    private static Result result(Problem problem) {
        return switch (problem.code()) {
            case THROTTLED, UNAVAILABLE, AWS_REFUSED -> Result.FAILED;
            default -> Result.REFUSED;
        };
    }

    private static Task task(Command command) {
        return switch (command) {
            case Command.ProvisionSddc provision -> Task.PROVISION_SDDC;
            case Command.DeprovisionSddc deprovision -> Task.DEPROVISION_SDDC;
            case Command.PutSegment put -> Task.PUT_SEGMENT;
            case Command.DeleteSegment delete -> Task.DELETE_SEGMENT;
            case Command.MoveEdge move -> Task.MOVE_EDGE;
            case Command.HostChanged changed -> Task.HOST_CHANGED;
        };
    }

    private static @Nullable String subject(Command command) {
        return switch (command) {
            case Command.PutSegment put -> put.name();
            case Command.DeleteSegment delete -> delete.name();
            case Command.MoveEdge move -> move.toHost();
            case Command.HostChanged changed -> changed.instanceId();
            case Command.ProvisionSddc provision -> null;
            case Command.DeprovisionSddc deprovision -> null;
        };
    }
}
