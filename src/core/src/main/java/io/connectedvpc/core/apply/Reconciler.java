package io.connectedvpc.core.apply;

import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings the VPC to the desired state, whatever it looks like now: look, plan, write, look again, until there is nothing to write and the
 * desired state is still the one that was planned for. The last writer is thus always one that saw the newest desired state. Nothing is
 * locked: two reconciles side by side make the same writes, which are idempotent.
 */
public final class Reconciler {

    /** What a reconcile may do besides routes. */
    public enum Scope {
        /** Routes, and the entries of the prefix list: the list and the network interfaces must be there. */
        ROUTES,
        /** Network interfaces and the prefix list, too. */
        ALL
    }

    /** An edit of a prefix list takes seconds, and all that are wanted fit into one: whoever else comes now is waited for. */
    private static final Duration GATHERING = Duration.ofMillis(300);

    private final Ports ports;
    private final Scope scope;
    private final int routeQuota;
    private final boolean frozen;
    private final Map<Optional<Account>, RouteWriter> routeWriters = new ConcurrentHashMap<>();

    /**
     * @param routeQuota how many routes a table may hold
     * @param frozen whether nothing may be written for any SDDC, as if each were paused
     */
    public Reconciler(Ports ports, Scope scope, int routeQuota, boolean frozen) {
        this.ports = ports;
        this.scope = scope;
        this.routeQuota = routeQuota;
        this.frozen = frozen;
    }

    /**
     * @param state as just committed or found
     * @param prune whether unexplained routes are removed, too
     * @param deadline when to stop, at the latest, with {@link Progress#UNFINISHED}
     * @param course notes how far it comes
     * @throws CloudFailure when AWS refuses for good, which is recorded among the faults, or until the deadline without any route written
     */
    public Reconciled reconcile(SddcState state, boolean prune, Instant deadline, Course course) {
        return finish(run(state, prune, Turn.NOBODYS, deadline, course), deadline);
    }

    /**
     * As above, after a command for a segment, which leaves to others of its kind what is theirs.
     *
     * @param committed as the command has just made it
     */
    public Reconciled inTurn(SddcState committed, Instant deadline, Course course) {
        ReconcileRun run = run(committed, false, new Turn(committed.version()), deadline, course);
        Instant now = ports.time().instant();
        if (!now.isBefore(deadline)) {
            // Other writers were first for so long that the caller must have an answer now.
            return run.end(Progress.UNFINISHED);
        }
        if (!Turn.hasParts(committed) && !Turn.isOverdue(committed, now)) {
            Duration left = Duration.between(now, deadline);
            ports.time().pause(GATHERING.compareTo(left) < 0 ? GATHERING : left);
            run.outdate();
        }
        return finish(run, deadline);
    }

    /**
     * As above, after an Edge move: its routes are written first, and the look at the VPC comes afterwards.
     *
     * @param moved as just committed
     * @param whole false when it lacks what {@link SddcState#summary} lacks
     */
    public Reconciled switchOver(SddcState moved, boolean whole, Instant deadline, Course course) {
        return finish(run(moved, false, Turn.NOBODYS, deadline, course).switchingOver(whole), deadline);
    }

    private ReconcileRun run(SddcState state, boolean prune, Turn turn, Instant deadline, Course course) {
        Ports there = ports.at(state);
        var routes = new RouteRun(there, routeWriter(there), prune, routeQuota, turn);
        return new ReconcileRun(
                there, scope, frozen, routes, new Endpoints(there, routeQuota), state, deadline, course);
    }

    /** Each account has its own token buckets. */
    private RouteWriter routeWriter(Ports there) {
        return routeWriters.computeIfAbsent(Optional.ofNullable(there.account()), account -> new RouteWriter(there));
    }

    private Reconciled finish(ReconcileRun run, Instant deadline) {
        var backoff = Backoff.forAws(ports.time());
        var behindWriters = Backoff.behindWriters(ports.time());
        while (true) {
            ReconcileRun.Pace pace;
            try {
                Optional<Reconciled> end = run.round();
                if (end.isPresent()) {
                    return end.get();
                }
                pace = run.pace();
            } catch (CloudFailure failure) {
                if (!failure.passing()) {
                    run.degrade(failure);
                    throw failure;
                }
                if (!backoff.fitsBefore(deadline)) {
                    if (run.hasWritten()) {
                        return run.end(Progress.UNFINISHED);
                    }
                    throw failure;
                }
                pace = ReconcileRun.Pace.UNPRODUCTIVE;
            }
            switch (pace) {
                case PRODUCTIVE -> {}
                case UNPRODUCTIVE -> backoff.pauseBefore(deadline);
                case OVERTAKEN -> behindWriters.pauseBefore(deadline);
            }
            if (pace != ReconcileRun.Pace.PRODUCTIVE && !ports.time().instant().isBefore(deadline)) {
                return run.end(Progress.UNFINISHED);
            }
        }
    }
}
