package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.RouteChange.Place;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.plan.ManagedTables;
import io.connectedvpc.core.plan.OwnWrites;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.plan.RoutePlanner;
import io.connectedvpc.core.plan.Terms;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The routes of one reconcile: looks, plans and writes, and remembers what it wrote, since a look may be older than a write.
 *
 * <p>What is remembered counts for one version of the desired state only: another writer may have applied a newer one since. Where this run wrote
 * for an older one it believes no read: that may be from before its own write, which came too late.
 */
final class RouteRun {

    /** Drift this soon after a verification may be a read from before it: it is believed when it is seen twice. */
    private static final Duration UNSURE = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Ports ports;
    private final RouteWriter writer;
    private final ListWriter listWriter;
    private final boolean prune;
    private final int routeQuota;
    private final Set<RouteChange> written = new LinkedHashSet<>();
    private final Set<RouteChange> certain = new LinkedHashSet<>();
    private final Map<Place, CloudFailure> refused = new HashMap<>();
    private final Set<Place> attempted = new HashSet<>();
    private final Set<Place> doubted = new HashSet<>();
    private long version = -1;
    private boolean lookedTwice;
    private Actual actual = Actual.NOTHING;

    RouteRun(Ports ports, boolean prune, int routeQuota) {
        this.ports = ports;
        this.writer = new RouteWriter(ports);
        this.listWriter = new ListWriter(ports);
        this.prune = prune;
        this.routeQuota = routeQuota;
    }

    /** The VPC as last seen; nothing before the first look. */
    Actual actual() {
        return actual;
    }

    /** What was written, for whichever version of the desired state. */
    List<RouteChange> written() {
        return List.copyOf(written);
    }

    /** What EC2 refuses to write for the newest state, and why. */
    Map<Place, CloudFailure> refused() {
        return Map.copyOf(refused);
    }

    /** Looks, and says what is to be written for that state; without what was refused. */
    Plan look(SddcState state) {
        Plan plan = plan(state);
        if (!plan.changes().isEmpty() && unsure(state)) {
            lookedTwice = true;
            ports.time().pause(BETWEEN_LOOKS);
            plan = plan(state);
        }
        return plan;
    }

    /** False when the deadline came first. */
    boolean write(SddcState state, Plan plan, Instant deadline) {
        var progress = RouteWriter.Progress.none();
        plan.routes().stream().map(RouteChange::place).forEach(attempted::add);
        try {
            if (!writer.write(state, plan.routes(), deadline, progress)) {
                return false;
            }
        } finally {
            plan.routes().stream().filter(progress.made()::contains).forEach(written::add);
            plan.routes().stream().filter(progress.certain()::contains).forEach(certain::add);
            progress.refused().forEach((change, why) -> refused.put(change.place(), why));
        }
        // Slow, and nothing that is routed now depends on it.
        Actual.Listed listed = actual.list();
        return listed == null
                || plan.listEdit().isNone()
                || listWriter.write(state, listed.list(), plan.listEdit(), deadline, written);
    }

    private Plan plan(SddcState state) {
        if (state.version() != version) {
            certain.clear();
            refused.clear();
            doubted.addAll(attempted);
            version = state.version();
        }
        Sddc sddc = state.found().orElseThrow();
        var writes = List.copyOf(certain);
        actual = OwnWrites.over(VpcLook.at(ports.network(), sddc), writes);
        var terms = new Terms(prune, routeQuota, ports.time().instant(), writes, doubted);
        Plan plan = RoutePlanner.plan(state, actual, terms);
        List<RouteChange> open = new ArrayList<>(plan.routes());
        Set<String> abandoned = ManagedTables.abandoned(sddc, actual.tables()).stream()
                .map(RouteTable::routeTableId)
                .collect(Collectors.toSet());
        open.removeIf(change -> refused.containsKey(change.place())
                || (!abandoned.contains(change.routeTableId()) && othersMayHave(state, change)));
        return new Plan(open, plan.listEdit(), plan.conflicts(), plan.unexplained(), plan.waits());
    }

    private boolean unsure(SddcState state) {
        Instant syncedAt = state.syncedAt();
        return !lookedTwice
                && written.isEmpty()
                && syncedAt != null
                && state.settled()
                && syncedAt.plus(UNSURE).isAfter(ports.time().instant());
    }

    /**
     * A deletion names no target: it must not hit the route of an SDDC that has the block now, in a table in which it can have one. A larger or
     * smaller block of another one is no reason: the route left behind takes its traffic away.
     */
    private boolean othersMayHave(SddcState state, RouteChange change) {
        return change.action() == Action.DELETE
                && change.destination() instanceof Cidr block
                && state.claims().stream().noneMatch(own -> own.contains(block))
                && ports.store()
                        .overlapping(state.found().orElseThrow().attachment().vpcId(), state.sddcId(), block)
                        .filter(other -> other.held().equals(block))
                        .isPresent();
    }
}
