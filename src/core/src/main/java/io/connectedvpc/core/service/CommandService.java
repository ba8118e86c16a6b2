package io.connectedvpc.core.service;

import io.connectedvpc.core.apply.Backoff;
import io.connectedvpc.core.apply.Course;
import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.apply.Reconciler;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.decide.Decision;
import io.connectedvpc.core.decide.Decision.Effect;
import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.decide.Fields;
import io.connectedvpc.core.decide.HostStates;
import io.connectedvpc.core.decide.Sddcs;
import io.connectedvpc.core.decide.Segments;
import io.connectedvpc.core.decide.VpcChecks;
import io.connectedvpc.core.decide.VpcLooks;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Handled.Result;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.service.Recorder.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes a command: decides, commits the desired state, then brings the VPC to it. */
public final class CommandService {

    private final Ports ports;
    private final FollowUp followUp;
    private final UnseenMoves unseenMoves;
    private final CertainWrites writes;
    private final Recorder recorder;
    private final EdgeMoves edgeMoves = new EdgeMoves();
    private final HostStates hostStates = new HostStates();
    private final int routeQuota;

    /** @param routeQuota how many routes a table may hold */
    public CommandService(Ports ports, Reconciler reconciler, int routeQuota) {
        this.ports = ports;
        this.followUp = new FollowUp(ports, reconciler);
        this.writes = new CertainWrites(ports.store());
        this.unseenMoves = new UnseenMoves(ports.time(), writes, edgeMoves, followUp);
        this.recorder = new Recorder(ports);
        this.routeQuota = routeQuota;
    }

    /**
     * @throws Rejected when the command is refused, and nothing has changed; or when AWS fails, with {@code committed} saying whether the
     *     command is stored, and left out when nobody can tell
     */
    public Outcome handle(Command command, Origin origin) {
        return recorder.command(command, origin, Refusal.FINAL, course -> handle(command, origin, true, course));
    }

    /**
     * As {@link #handle}, for an event that may wait for what it needs: one that does is told of as waiting.
     *
     * @param admits lets it wait, or doesn't; asked once, when the command is refused
     */
    public Outcome handle(Command command, Origin origin, Predicate<Rejected> admits) {
        Refusal refusal =
                rejected -> admits.test(rejected) ? Optional.of(Result.WAITING) : Refusal.FINAL.told(rejected);
        return recorder.command(command, origin, refusal, course -> handle(command, origin, true, course));
    }

    /**
     * Tries a command again that waits, for a caller who reconciles the SDDC afterwards: the VPC is left to that. Would each of the events that wait
     * for an SDDC reconcile it, and ask for another reconcile where it can't finish, they would be tried again by more and more of them.
     *
     * @param waitsOn whether the command waits on after a refusal, of which nothing is told then
     * @throws Rejected as {@link #handle}
     */
    public Outcome take(Command command, Origin origin, Predicate<Rejected> waitsOn) {
        Refusal refusal = rejected -> waitsOn.test(rejected) ? Optional.empty() : Refusal.FINAL.told(rejected);
        return recorder.command(command, origin, refusal, course -> handle(command, origin, false, course));
    }

    private Outcome handle(Command command, Origin origin, boolean reconciles, Course course) {
        Fields.requireName("sddcId", command.sddcId());
        if (reconciles && command instanceof Command.MoveEdge move) {
            Optional<Outcome> outcome = unseenMoves.attempt(move, origin, course);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        var looks = new VpcLooks(ports.networks());
        for (var backoff = Backoff.amongWriters(ports.time()); ; backoff.pause()) {
            looks.repeat();
            Optional<Outcome> outcome = attempt(command, looks, origin, reconciles, course);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            if (!backoff.fitsBefore(origin.deadline())) {
                throw new Rejected(
                        new Problem(ProblemCode.THROTTLED, "too many writers at once; try again", List.of(), false));
            }
        }
    }

    /**
     * Tells every SDDC with a host on an instance that it runs, or doesn't any more.
     *
     * @throws Rejected when AWS fails
     */
    public void instanceChanged(String instanceId, boolean running, Stamp stamp, Origin origin) {
        List<String> concerned;
        try {
            concerned = ports.store().withInstance(instanceId);
        } catch (CloudFailure failure) {
            throw new Rejected(Problem.of(failure, false));
        }
        concerned.forEach(sddcId -> handle(new Command.HostChanged(sddcId, stamp, instanceId, running), origin));
    }

    /** Empty when another writer was first. */
    private Optional<Outcome> attempt(
            Command command, VpcLooks looks, Origin origin, boolean reconciles, Course course) {
        Commit commit;
        Taken taken;
        try {
            Instant now = ports.time().instant();
            SddcState before = ports.store().find(command.sddcId()).judgedAt(now);
            Optional<Decision> decided = decideOrLookAgain(before, command, looks, origin, now);
            if (decided.isEmpty()) {
                return Optional.empty();
            }
            Decision decision = decided.get();
            if (decision instanceof Decision.Ignore ignore) {
                return Optional.of(ignored(ignore, before, origin, reconciles, course));
            }
            var change = (Decision.Change) decision;
            taken = new Taken(command, change.effect(), movesEdge(before, change.after()));
            commit = change.after().equals(before)
                    ? new Commit.Stored(before)
                    : writes.commit(before, change.after(), now);
        } catch (CloudFailure failure) {
            throw new Rejected(Problem.of(failure, false));
        }
        return switch (commit) {
            case Commit.Stored stored -> Optional.of(applied(taken, stored.state(), origin, reconciles, course));
            case Commit.Contended contended -> {
                course.contended();
                yield Optional.empty();
            }
            case Commit.Overlap overlap -> throw VpcChecks.overlap(overlap, subject(command));
        };
    }

    /** Empty when a refusal rests on a look at the VPC that is older or newer than the state: the route in the way may be this SDDC's own. */
    private Optional<Decision> decideOrLookAgain(
            SddcState current, Command command, VpcLooks looks, Origin origin, Instant now) {
        try {
            return Optional.of(decide(current, command, looks, origin, now));
        } catch (Rejected refused) {
            boolean looked = switch (refused.problem().code()) {
                case SUBNET_TOO_SMALL, ROUTE_QUOTA, CIDR_OVERLAP, ROUTE_CONFLICT -> true;
                default -> false;
            };
            if (looked
                    && (looks.forget() || ports.store().find(current.sddcId()).revision() != current.revision())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Decision decide(SddcState current, Command command, VpcLooks looks, Origin origin, Instant now) {
        var checks = new VpcChecks(looks, ports.store(), routeQuota);
        var segments = new Segments(checks);
        var sddcs = new Sddcs(ports.networks(), checks, ports.tokens());
        return switch (command) {
            case Command.ProvisionSddc provision -> sddcs.decide(current, provision, origin, now);
            case Command.DeprovisionSddc deprovision -> sddcs.decide(current, deprovision, origin, now);
            case Command.PutSegment put -> segments.decide(current, put, origin, now);
            case Command.DeleteSegment delete -> segments.decide(current, delete, origin, now);
            case Command.MoveEdge move -> edgeMoves.decide(current, move, origin, now);
            case Command.HostChanged changed -> hostStates.decide(current, changed, origin, now);
        };
    }

    private Outcome ignored(Decision.Ignore ignore, SddcState state, Origin origin, boolean reconciles, Course course) {
        boolean finishes = reconciles && ignore.reason() == Decision.Reason.DUPLICATE && !state.settled();
        return new Outcome.Ignored(
                ignore.reason(),
                finishes ? followUp.reconcile(state, origin, course).state() : state);
    }

    /** @param movesEdge whether the active Edge has come to another host by it */
    private record Taken(Command command, Effect effect, boolean movesEdge) {

        boolean ofTheEdge() {
            return command instanceof Command.MoveEdge || command instanceof Command.HostChanged;
        }

        boolean changesASegment() {
            return effect != Effect.NONE
                    && (command instanceof Command.PutSegment || command instanceof Command.DeleteSegment);
        }
    }

    private static boolean movesEdge(SddcState before, SddcState after) {
        Optional<String> left = before.found().map(sddc -> sddc.edge().activeHost());
        return left.isPresent()
                && !left.equals(after.found().map(sddc -> sddc.edge().activeHost()));
    }

    private Outcome applied(Taken taken, SddcState committed, Origin origin, boolean reconciles, Course course) {
        course.committed(committed);
        try {
            return new Outcome.Applied(
                    taken.effect(), committed, followed(taken, committed, origin, reconciles, course));
        } finally {
            // Only now: no route has to wait for the bus.
            if (taken.effect() != Effect.NONE && !committed.waiting().isEmpty()) {
                followUp.handOn(committed.sddcId(), false, origin);
            }
        }
    }

    private Reconciled followed(Taken taken, SddcState committed, Origin origin, boolean reconciles, Course course) {
        boolean nothingToDo = taken.effect() == Effect.NONE && taken.ofTheEdge() && committed.settled();
        if (nothingToDo || !reconciles) {
            return Reconciled.unseen(committed, nothingToDo ? Progress.DONE : Progress.UNFINISHED);
        }
        if (taken.ofTheEdge() && taken.movesEdge()) {
            return followUp.switchOver(committed, true, origin, course);
        }
        return taken.changesASegment()
                ? followUp.reconcileInTurn(committed, origin, course)
                : followUp.reconcile(committed, origin, course);
    }

    private static String subject(Command command) {
        return command instanceof Command.PutSegment put ? "segment " + put.name() : "the management network";
    }
}
