package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.plan.ListEdit;
import io.connectedvpc.core.plan.ManagedTables;
import io.connectedvpc.core.plan.OwnWrites;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.plan.RoutePlanner;
import io.connectedvpc.core.plan.Terms;
import io.connectedvpc.core.plan.Terms.Lead;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The routes of one reconcile: looks, plans and writes, and remembers what it wrote. */
final class RouteRun {

    /** Drift this soon after a verification may be a read from before it: it is believed when it is seen twice. */
    private static final Duration UNSURE = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Ports ports;
    private final RouteWriter writer;
    private final ListWriter listWriter;
    private final boolean prune;
    private final int routeQuota;
    private final Turn turn;
    private final WriteMemory memory = new WriteMemory();
    private final Refusals refusals = new Refusals();
    private boolean lookedTwice;
    private boolean leftToOthers;
    private boolean ownPartDone;
    private Actual actual = Actual.NOTHING;
    private Plan seen = Plan.NOTHING;
    private @Nullable Sddc seenFor;

    RouteRun(Ports ports, RouteWriter writer, boolean prune, int routeQuota, Turn turn) {
        this.ports = ports;
        this.writer = writer;
        this.listWriter = new ListWriter(ports);
        this.prune = prune;
        this.routeQuota = routeQuota;
        this.turn = turn;
    }

    /** The VPC as last seen; nothing before the first look. */
    Actual actual() {
        return actual;
    }

    /** What was written, for whichever version of the desired state. */
    List<RouteChange> written() {
        return memory.written();
    }

    /** Believes nothing any more that was written or seen so far: another function may have written meanwhile. */
    void doubtAll() {
        memory.doubtAll();
    }

    /** Why EC2 refuses a write for the newest state for good; empty when it refuses none. */
    Optional<CloudFailure> refusal() {
        return refusals.first();
    }

    /** What users see of that. */
    List<Warning> faults() {
        return refusals.faults();
    }

    /** The destinations that aren't routed as desired because of that. */
    Set<Cidr> undone(SddcState state) {
        return refusals.undone(state, actual);
    }

    /**
     * Writes what an Edge move changes without a look at the VPC, where the routes are known to be. What EC2 doesn't do is left to the look that follows.
     *
     * @param state as just committed
     * @return false when the deadline came first
     */
    boolean writeUnseen(SddcState state, Instant deadline) {
        memory.turnTo(state);
        try {
            return make(state, Switchover.of(state), deadline);
        } finally {
            refusals.forget();
        }
    }

    /** Looks, and says what is to be written for that state; without what was refused. */
    Plan look(SddcState state) {
        Sddc sddc = state.found().orElseThrow();
        if (isBusyStill(sddc)) {
            return seen;
        }
        Plan plan = plan(state);
        if (!plan.changes().isEmpty() && unsure(state)) {
            lookedTwice = true;
            ports.time().pause(BETWEEN_LOOKS);
            plan = plan(state);
        }
        ownPartDone = plan.changes().isEmpty()
                && plan.conflicts().isEmpty()
                && refusal().isEmpty();
        seen = plan;
        seenFor = sddc;
        return plan;
    }

    /**
     * Whether nothing was left but to wait until EC2 is done with an edit of the list, as it is now. Who looked at everything again and again meanwhile
     * would read all the entries each time; what other segments have come to be desired is planned when EC2 is done.
     */
    private boolean isBusyStill(Sddc sddc) {
        return seen.waits()
                && seen.changes().isEmpty()
                && seenFor != null
                && seenFor.withList(null).equals(sddc.withList(null))
                && sddc.lifecycle() == Sddc.Lifecycle.READY
                && sddc.routing().byList()
                && actual.list() != null
                && actual.list().list().busy()
                && sddc.prefixListId()
                        .flatMap(ports.network()::prefixList)
                        .filter(PrefixList::busy)
                        .isPresent();
    }

    /** Whether what is left to do is others' work. */
    boolean leftToOthers() {
        return leftToOthers;
    }

    /**
     * Whether a command that came later is at work, and nothing that was written can do harm meanwhile.
     *
     * @param newest as it is stored now
     */
    boolean isFollowed(SddcState newest) {
        return turn.isFollowed(newest, ports.time().instant()) && memory.isHarmless(newest);
    }

    /** Whether that one verifies what this one wants, so that nothing is left but to wait for it. */
    boolean mayWait(SddcState state) {
        return stands(state) && turn.isFollowed(state, ports.time().instant());
    }

    /** Whether another one has verified and told what this one wants. */
    boolean isVerifiedByAnother(SddcState state) {
        return stands(state)
                && state.syncedVersion() >= turn.version()
                && state.outbox().stream().noneMatch(event -> event.version() <= turn.version());
    }

    /** Whether all was seen as desired, but for others' work, and nothing that was written can do harm in that newer state. */
    private boolean stands(SddcState state) {
        return (ownPartDone || !Turn.hasParts(state)) && memory.isHarmless(state);
    }

    /** False when the deadline came first. */
    boolean write(SddcState state, Plan plan, Instant deadline) {
        // The list is edited last: that is slow, and nothing that is routed now depends on it.
        return make(state, plan.routes(), deadline) && edit(state, plan.listEdit(), deadline);
    }

    private boolean make(SddcState state, List<RouteChange> changes, Instant deadline) {
        var progress = RouteWriter.Progress.none();
        memory.attempts(changes);
        try {
            return writer.write(state, changes, deadline, progress);
        } finally {
            memory.made(changes, progress);
            refusals.add(progress.refused());
        }
    }

    private boolean edit(SddcState state, ListEdit edit, Instant deadline) {
        Actual.Listed listed = actual.list();
        if (listed == null || edit.isNone()) {
            return true;
        }
        try {
            return listWriter.write(state, listed.list(), edit, deadline, memory::edited);
        } catch (CloudFailure failure) {
            if (failure.kind() != CloudFailure.Kind.IMPOSSIBLE) {
                throw failure;
            }
            refusals.add(edit, failure);
            return true;
        }
    }

    private Plan plan(SddcState state) {
        Sddc sddc = state.found().orElseThrow();
        if (memory.turnTo(state)) {
            refusals.forget();
        }
        List<RouteChange> writes = memory.certain();
        actual = OwnWrites.over(VpcLook.forWriting(ports.network(), sddc), writes);
        Set<Lead> known = writes.stream().map(Lead::by).collect(Collectors.toSet());
        var terms = new Terms(prune, routeQuota, ports.time().instant(), known, memory.doubts(state));
        Plan plan = RoutePlanner.plan(state, actual, terms);
        List<RouteChange> open = new ArrayList<>(plan.routes());
        Set<String> abandoned = ManagedTables.abandoned(sddc, actual.tables()).stream()
                .map(RouteTable::routeTableId)
                .collect(Collectors.toSet());
        open.removeIf(change -> refusals.include(change)
                || (!abandoned.contains(change.routeTableId()) && othersMayHave(state, change)));
        leftToOthers = open.removeIf(turn.leaves(state, terms.now()));
        return new Plan(
                open,
                refusals.without(plan.listEdit()),
                plan.conflicts(),
                plan.unexplained(),
                plan.waits() || leftToOthers);
    }

    private boolean unsure(SddcState state) {
        Instant syncedAt = state.syncedAt();
        return !lookedTwice
                && memory.written().isEmpty()
                && syncedAt != null
                && state.settled()
                && syncedAt.plus(UNSURE).isAfter(ports.time().instant());
    }

    /**
     * A deletion names no target: it must not hit the route of an SDDC that has the block now, in a table in which it can have one. A larger or
     * smaller block of another one is no reason: the route left behind takes its traffic away. What this run has made itself, too late, stands in the way
     * of the other one's until it is gone.
     */
    private boolean othersMayHave(SddcState state, RouteChange change) {
        return change.action() == Action.DELETE
                && change.destination() instanceof Cidr block
                && !memory.hasMade(change)
                && state.claims().stream().noneMatch(own -> own.contains(block))
                && ports.store()
                        .overlapping(state.found().orElseThrow().attachment().vpcId(), state.sddcId(), block)
                        .filter(other -> other.held().equals(block))
                        .isPresent();
    }
}
