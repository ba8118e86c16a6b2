package io.connectedvpc.core.apply;

import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.model.RouteChange.Place;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings the VPC to the desired state, whatever it looks like now: look, plan, write, look again, until there is nothing to write and the
 * desired state is still the one that was planned for. The last writer is thus always one that saw the newest desired state. Nothing is
 * locked: two reconciles side by side make the same writes, which are idempotent.
 */
public final class Reconciler {

    /** What a reconcile may do besides routes. */
    public enum Scope {
        /** Routes only: the network interfaces must be there. */
        ROUTES,
        /** Network interfaces, too. */
        ALL
    }

    private final Ports ports;
    private final Scope scope;
    private final boolean frozen;
    private final NetworkInterfaceKeeper interfaces;
    private final AttachmentKeeper attachments;
    private final Completion completion;
    private final Degradation degradation;
    private final Teardown teardown;
    private final TableRecord tableRecord;

    /** @param frozen whether nothing may be written for any SDDC, as if each were paused */
    public Reconciler(Ports ports, Scope scope, boolean frozen) {
        this.ports = ports;
        this.scope = scope;
        this.frozen = frozen;
        this.interfaces = new NetworkInterfaceKeeper(ports);
        this.attachments = new AttachmentKeeper(ports);
        this.completion = new Completion(ports);
        this.degradation = new Degradation(ports);
        this.teardown = new Teardown(ports, interfaces);
        this.tableRecord = new TableRecord(ports);
    }

    /**
     * @param state as just committed or found
     * @param prune whether unexplained routes are removed, too
     * @param deadline when to stop, at the latest, with {@link Progress#UNFINISHED}
     * @throws CloudFailure when AWS refuses for good, which is recorded among the faults, or until the deadline without any route written
     */
    public Reconciled reconcile(SddcState state, boolean prune, Instant deadline) {
        var run = new Run(state, prune, deadline);
        var backoff = Backoff.forAws(ports.time());
        var behindWriters = Backoff.behindWriters(ports.time());
        while (true) {
            try {
                run.look();
                Optional<Reconciled> end = run.round();
                if (end.isPresent()) {
                    return end.get();
                }
            } catch (CloudFailure failure) {
                if (!failure.passing()) {
                    run.degrade(failure);
                    throw failure;
                }
                if (!backoff.fitsBefore(deadline)) {
                    if (run.routes.written().isEmpty()) {
                        throw failure;
                    }
                    return run.end(Progress.UNFINISHED);
                }
                run.unproductive = true;
            }
            if (run.unproductive) {
                backoff.pause();
            } else if (run.overtaken) {
                behindWriters.pause();
            }
            run.outdated = true;
        }
    }

    /** One reconcile: what it knows so far. */
    private final class Run {

        private final Instant deadline;
        private final RouteRun routes;
        private final Outbox outbox = new Outbox(ports, event -> true);
        private final Set<String> deleted = ConcurrentHashMap.newKeySet();
        private final Set<String> proven = new HashSet<>();
        private SddcState state;
        private boolean outdated;
        private boolean unproductive;
        private boolean overtaken;
        private boolean cleared;
        private @Nullable CloudFailure refused;

        private Run(SddcState state, boolean prune, Instant deadline) {
            this.state = state;
            this.deadline = deadline;
            this.routes = new RouteRun(ports, prune);
        }

        /** Makes sure that the state is the newest: the one handed over is, in the first round. */
        private void look() {
            if (outdated) {
                state = ports.store().find(state.sddcId());
            }
        }

        private Optional<Reconciled> round() {
            unproductive = false;
            overtaken = false;
            Sddc sddc = state.sddc();
            if (sddc == null) {
                return ended(Progress.GONE);
            }
            if (frozen || sddc.paused()) {
                return ended(Progress.PAUSED);
            }
            if (scope == Scope.ROUTES && sddc.lifecycle() != Lifecycle.READY) {
                return ended(Progress.UNFINISHED);
            }
            return sddc.lifecycle() == Lifecycle.DELETING ? delete() : keep();
        }

        private Optional<Reconciled> keep() {
            NetworkInterfaceKeeper.Kept kept;
            @Nullable CloudFailure failure = null;
            try {
                Optional<NetworkInterfaceKeeper.Kept> found =
                        scope == Scope.ALL ? interfaces.keep(state, proven) : Optional.of(untouched(state));
                if (found.isEmpty()) {
                    return ended(Progress.GONE);
                }
                kept = found.get();
            } catch (CloudFailure ofAnInterface) {
                // A spare interface that can't be made must not keep the routes from being right: as they are desired
                // by now.
                failure = ofAnInterface;
                kept = untouched(ports.store().find(state.sddcId()));
            }
            state = kept.state();
            return NetworkInterfaceKeeper.mayKeep(state) ? route(kept, failure) : Optional.empty();
        }

        private static NetworkInterfaceKeeper.Kept untouched(SddcState state) {
            return new NetworkInterfaceKeeper.Kept(state, List.of(), true, null);
        }

        private Optional<Reconciled> route(NetworkInterfaceKeeper.Kept kept, @Nullable CloudFailure failure) {
            boolean routable =
                    state.found().orElseThrow().activeNetworkInterfaceId().isPresent();
            Plan plan = routable ? routes.look(state) : Plan.NOTHING;
            if (!plan.changes().isEmpty()) {
                return write(plan);
            }
            if (failure != null) {
                throw failure;
            }
            if (!routable && kept.refused() != null) {
                throw kept.refused();
            }
            return routable ? attachAndComplete(kept, plan) : again();
        }

        /** Only now, since EC2 may take a minute to detach an ENI, and no route has to wait for that. */
        private Optional<Reconciled> attachAndComplete(NetworkInterfaceKeeper.Kept kept, Plan plan) {
            if (scope == Scope.ROUTES) {
                return complete(plan, Completion.lasting(state));
            }
            AttachmentKeeper.Attached attached = attachments.keep(kept.steps(), deadline);
            Sddc sddc = state.found().orElseThrow();
            if (kept.refused() != null && sddc.lifecycle() != Lifecycle.READY) {
                throw kept.refused();
            }
            boolean whole = kept.refused() != null || (kept.settled() && sddc.hasAllNetworkInterfaces());
            List<Warning> faults = new ArrayList<>(attached.faults());
            Stream.ofNullable(kept.refused()).map(Degradation::fault).forEach(faults::add);
            refused = kept.refused();
            return whole && attached.finished() ? complete(plan, faults) : again();
        }

        private Optional<Reconciled> complete(Plan plan, List<Warning> faults) {
            if (state.found().orElseThrow().lifecycle() != Lifecycle.READY) {
                throwRefusal();
            }
            Map<Place, CloudFailure> routesRefused = routes.refused();
            outbox.withhold(
                    routesRefused.keySet().stream().map(Place::destination).toList());
            List<Warning> all = new ArrayList<>(faults);
            routesRefused.forEach((place, why) ->
                    all.add(Degradation.fault(why, place.destination().toString())));
            refused = routesRefused.values().stream().findFirst().orElse(refused);
            Optional<SddcState> completed =
                    completion.complete(state, routes.tables(), plan, all, routes.written(), outbox);
            completed.ifPresent(newest -> state = newest);
            overtaken = completed.isEmpty();
            return completed.isPresent() ? ended(Progress.DONE) : untilDeadline();
        }

        /** What begins or ends isn't complete while a route is refused. */
        private void throwRefusal() {
            routes.refused().values().stream().findFirst().ifPresent(refusal -> {
                throw refusal;
            });
        }

        private Optional<Reconciled> delete() {
            Plan plan = routes.look(state);
            if (!plan.changes().isEmpty()) {
                return write(plan);
            }
            throwRefusal();
            if (!plan.conflicts().isEmpty()) {
                return again();
            }
            boolean lookedSince = cleared;
            cleared = teardown.clear(state, deadline, deleted);
            if (!cleared) {
                return again();
            }
            if (!lookedSince) {
                // From now on nothing can be led to the ENIs. What was, while they were deleted, may not be shown yet.
                cleared = teardown.reclaim(state);
                routes.doubtAll();
                return Optional.empty();
            }
            Optional<SddcState> gone = teardown.forget(state, routes.written(), outbox);
            gone.ifPresent(newest -> state = newest);
            return gone.isPresent() ? ended(Progress.GONE) : again();
        }

        private Optional<Reconciled> write(Plan plan) {
            if (tableRecord.extend(state, plan)) {
                return Optional.empty();
            }
            int before = routes.written().size();
            boolean all = routes.write(state, plan, deadline);
            unproductive = routes.written().size() == before;
            return all ? Optional.empty() : ended(Progress.UNFINISHED);
        }

        private void degrade(CloudFailure refused) {
            try {
                degradation.record(state.sddcId(), refused);
            } catch (CloudFailure unrecorded) {
                unrecorded.addSuppressed(refused);
                throw unrecorded;
            }
        }

        private Optional<Reconciled> again() {
            unproductive = true;
            return untilDeadline();
        }

        private Optional<Reconciled> untilDeadline() {
            return ports.time().instant().isBefore(deadline) ? Optional.empty() : ended(Progress.UNFINISHED);
        }

        private Optional<Reconciled> ended(Progress progress) {
            return Optional.of(end(progress));
        }

        private Reconciled end(Progress progress) {
            return new Reconciled(state, progress, routes.tables(), routes.written(), refused);
        }
    }
}
