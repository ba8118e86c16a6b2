package io.connectedvpc.core.apply;

import io.connectedvpc.core.apply.Endpoints.Kept;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One reconcile, round by round, and what it knows so far. */
final class ReconcileRun {

    /** How soon the next round is worth while. */
    enum Pace {
        /** At once: this one has brought something. */
        PRODUCTIVE,
        /** When EC2 has got on. */
        UNPRODUCTIVE,
        /** When other writers have. */
        OVERTAKEN
    }

    private final Ports ports;
    private final Scope scope;
    private final boolean frozen;
    private final Instant deadline;
    private final RouteRun routes;
    private final Endpoints endpoints;
    private final AttachmentKeeper attachments;
    private final Completion completion;
    private final Teardown teardown;
    private final TableRecord tableRecord;
    private final Outbox outbox;
    private final Course course;
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private SddcState state;
    private boolean unseen;
    private boolean whole = true;
    private boolean outdated;
    private boolean cleared;
    private Pace pace = Pace.PRODUCTIVE;
    private @Nullable CloudFailure refused;

    ReconcileRun(
            Ports ports,
            Scope scope,
            boolean frozen,
            RouteRun routes,
            Endpoints endpoints,
            SddcState state,
            Instant deadline,
            Course course) {
        this.ports = ports;
        this.scope = scope;
        this.frozen = frozen;
        this.deadline = deadline;
        this.routes = routes;
        this.endpoints = endpoints;
        this.attachments = new AttachmentKeeper(ports);
        this.completion = new Completion(ports, course);
        this.teardown = new Teardown(ports, endpoints);
        this.tableRecord = new TableRecord(ports);
        this.outbox = new Outbox(ports, event -> true);
        this.state = state;
        this.course = course;
    }

    /**
     * This run, which begins with the writes that an Edge move needs.
     *
     * @param whole false when the state lacks what {@link SddcState#summary} lacks
     */
    ReconcileRun switchingOver(boolean whole) {
        this.unseen = true;
        this.whole = whole;
        return this;
    }

    /** The state may have been followed by another one: the first round reads it. */
    void outdate() {
        outdated = true;
    }

    /** Does what is possible next. The state handed over counts as the newest in the first round; empty when another round is needed. */
    Optional<Reconciled> round() {
        if (outdated) {
            state = ports.store().find(state.sddcId());
        }
        outdated = true;
        pace = Pace.PRODUCTIVE;
        Sddc sddc = state.sddc();
        if (sddc == null) {
            return ended(Progress.GONE);
        }
        if (!ports.isAt(state)) {
            return ended(Progress.UNFINISHED);
        }
        if (frozen || sddc.paused()) {
            return ended(Progress.PAUSED);
        }
        if (unseen) {
            return switchOver();
        }
        if (routes.isVerifiedByAnother(state)) {
            return ended(Progress.DONE);
        }
        if (routes.mayWait(state)) {
            return behindOthers();
        }
        if (scope == Scope.ROUTES) {
            return sddc.lifecycle() == Lifecycle.READY ? keep() : ended(Progress.UNFINISHED);
        }
        return sddc.lifecycle() == Lifecycle.DELETING ? delete() : keep();
    }

    /** Of the last round. */
    Pace pace() {
        return pace;
    }

    boolean hasWritten() {
        return !routes.written().isEmpty();
    }

    /** Records a failure that doesn't pass by itself. */
    void degrade(CloudFailure failure) {
        try {
            if (new Degradation(ports).record(state.sddcId(), failure)) {
                course.degraded();
            }
        } catch (CloudFailure unrecorded) {
            unrecorded.addSuppressed(failure);
            throw unrecorded;
        }
    }

    Reconciled end(Progress reached) {
        // For one that isn't done many others may be at work: one of them to go on with it is enough.
        boolean followed = reached == Progress.UNFINISHED && isFollowed();
        Progress progress = followed ? Progress.FOLLOWED : reached;
        return new Reconciled(state, progress, routes.actual(), routes.written(), refused);
    }

    private boolean isFollowed() {
        if (!routes.isFollowed(state)) {
            return false;
        }
        try {
            return routes.isFollowed(ports.store().find(state.sddcId()));
        } catch (CloudFailure unanswered) {
            return false;
        }
    }

    /** Without the segments there is nothing to lead anywhere: they take a read more, unless one list leads to them all. */
    private Optional<Reconciled> switchOver() {
        unseen = false;
        if (!whole && !Switchover.isOfList(state)) {
            SddcState newest = ports.store().find(state.sddcId());
            boolean movedOn = newest.version() != state.version()
                    || newest.found().filter(sddc -> !sddc.paused()).isEmpty();
            if (movedOn) {
                return Optional.empty();
            }
            state = newest;
        }
        if (state.sddc() == null || state.sddc().lifecycle() == Lifecycle.DELETING) {
            // The move was stored before the deletion, and only its answer is late.
            return Optional.empty();
        }
        try {
            return routes.writeUnseen(state, deadline) ? Optional.empty() : ended(Progress.UNFINISHED);
        } finally {
            course.wrote(routes.written());
        }
    }

    private Optional<Reconciled> keep() {
        Optional<Kept> found = scope == Scope.ALL ? endpoints.keep(state) : Optional.of(Kept.untouched(state));
        if (found.isEmpty()) {
            return ended(Progress.GONE);
        }
        Kept kept = found.get();
        state = kept.state();
        return Endpoints.mayKeep(state) && ports.isAt(state) ? route(kept) : Optional.empty();
    }

    private Optional<Reconciled> route(Kept kept) {
        boolean routable =
                state.found().orElseThrow().activeNetworkInterfaceId().isPresent();
        Plan plan = routable ? routes.look(state) : Plan.NOTHING;
        if (!plan.changes().isEmpty()) {
            return write(plan);
        }
        if (kept.failure() != null) {
            throw kept.failure();
        }
        if (!routable && kept.refused() != null) {
            throw kept.refused();
        }
        if (routable && routes.leftToOthers()) {
            return behindOthers();
        }
        if (!routable || plan.waits()) {
            return again();
        }
        course.verified();
        return attachAndComplete(kept, plan);
    }

    /** Only now, since EC2 may take a minute to detach an ENI, and no route has to wait for that. */
    private Optional<Reconciled> attachAndComplete(Kept kept, Plan plan) {
        if (scope == Scope.ROUTES) {
            return complete(plan, Completion.lasting(state));
        }
        AttachmentKeeper.Attached attached = attachments.keep(kept.steps(), deadline);
        Sddc sddc = state.found().orElseThrow();
        if (kept.refused() != null && sddc.lifecycle() != Lifecycle.READY) {
            throw kept.refused();
        }
        boolean listed = !sddc.routing().byList() || sddc.prefixListId().isPresent();
        boolean whole = listed && (kept.refused() != null || (kept.settled() && sddc.hasAllNetworkInterfaces()));
        if (!sddc.routing().byList()) {
            // As long as a table that is yet to be emptied names it EC2 keeps it; nothing depends on it any more.
            endpoints.removeList(state);
        }
        List<Warning> faults = new ArrayList<>(attached.faults());
        Stream.ofNullable(kept.refused()).map(Degradation::fault).forEach(faults::add);
        refused = kept.refused();
        return whole && attached.finished() ? complete(plan, faults) : again();
    }

    private Optional<Reconciled> complete(Plan plan, List<Warning> faults) {
        if (state.found().orElseThrow().lifecycle() != Lifecycle.READY) {
            throwRefusal();
        }
        outbox.withhold(routes.undone(state));
        List<Warning> all =
                Stream.concat(faults.stream(), routes.faults().stream()).toList();
        refused = routes.refusal().orElse(refused);
        Optional<SddcState> completed =
                completion.complete(state, routes.actual().tables(), plan, all, routes.written(), outbox);
        completed.ifPresent(newest -> state = newest);
        return completed.isEmpty() ? behindOthers() : ended(Progress.DONE);
    }

    /** What begins or ends isn't complete while a write is refused. */
    private void throwRefusal() {
        routes.refusal().ifPresent(refusal -> {
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
        cleared = teardown.clear(state, routes.actual().tables(), deadline, deleted);
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
        if (before == 0 && state.settled()) {
            course.drifted(plan.changes().size());
        }
        boolean all;
        try {
            all = routes.write(state, plan, deadline);
        } finally {
            course.wrote(routes.written());
        }
        pace = routes.written().size() == before ? Pace.UNPRODUCTIVE : Pace.PRODUCTIVE;
        return all ? Optional.empty() : ended(Progress.UNFINISHED);
    }

    private Optional<Reconciled> again() {
        pace = Pace.UNPRODUCTIVE;
        return untilDeadline();
    }

    private Optional<Reconciled> behindOthers() {
        pace = Pace.OVERTAKEN;
        return untilDeadline();
    }

    private Optional<Reconciled> untilDeadline() {
        return ports.time().instant().isBefore(deadline) ? Optional.empty() : ended(Progress.UNFINISHED);
    }

    private Optional<Reconciled> ended(Progress progress) {
        return Optional.of(end(progress));
    }
}
