package io.connectedvpc.core.decide;

import io.connectedvpc.core.command.Command.MoveEdge;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.EdgeMove;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.Host.State;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.EdgeRule;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides Edge moves. Needs nothing but the state: a failover waits for no look-up. */
public final class EdgeMoves implements EdgeRule {

    /** Why the Edge moves. */
    enum Reason {
        MAINTENANCE,
        /** The host that it left is taken for dead. */
        FAILURE
    }

    /** @throws Rejected with the first problem of the contract's table */
    public Decision decide(SddcState current, MoveEdge command, Origin origin, Instant now) {
        Sddc sddc = Gate.existing(current);
        Reason reason = reason(sddc, command);
        String content = content(command.toHost(), reason.name());
        Optional<Decision.Ignore> ignored =
                Gate.check(current, origin, current.edgeFence(), command.stamp(), content, false);
        if (ignored.isPresent()) {
            return ignored.get();
        }
        Gate.notDeleting(current);
        boolean moves = !sddc.edge().activeHost().equals(command.toHost());
        SddcState after = current.withEdgeFence(current.edgeFence().advance(command.stamp(), content, false));
        if (!moves && command.stamp().sequence() == null) {
            // It changes nothing but the order: a move that happened before it and comes after it is late.
            return new Decision.Change(after, Decision.Effect.NONE);
        }
        after = moves
                ? moved(after, sddc, command.toHost(), reason, command.stamp().time(), now)
                : awake(after, sddc, command);
        return new Decision.Change(
                Owed.by(after, EventType.EDGE_MOVE_APPLIED, origin, null, List.of()), Decision.Effect.CHANGED);
    }

    /** The command as a move that the store may take by itself; empty for one that must be refused whatever the state. */
    public static Optional<EdgeMove> unseen(MoveEdge command, Origin origin, Instant now) {
        boolean reasonable = command.reason() == null
                || Arrays.stream(Reason.values()).map(Reason::name).anyMatch(command.reason()::equals);
        return reasonable
                ? Optional.of(new EdgeMove(
                        command.sddcId(),
                        command.stamp(),
                        command.toHost(),
                        command.reason(),
                        origin.expectedVersion(),
                        origin.causeEventId(),
                        now))
                : Optional.empty();
    }

    @Override
    public SddcState moved(SddcState before, EdgeMove move) {
        var command = new MoveEdge(move.sddcId(), move.stamp(), move.toHost(), move.reason());
        var origin = new Origin(move.causeEventId(), null, move.at());
        return switch (decide(before, command, origin, move.at())) {
            case Decision.Change change -> change.after().committed();
            case Decision.Ignore ignore ->
                throw new IllegalArgumentException("%s doesn't fit %s".formatted(move, before));
        };
    }

    /** Whether that move is what was applied to the Edge last. */
    public boolean isLast(EdgeMove move, SddcState state) {
        Fence fence = state.edgeFence();
        boolean there = state.found()
                .filter(sddc -> sddc.edge().activeHost().equals(move.toHost()))
                .isPresent();
        Long sequence = move.stamp().sequence();
        return there
                && (sequence == null
                        ? move.stamp().time().equals(fence.time())
                        : sequence == fence.sequence()
                                && content(move.toHost(), move.reason()).equals(fence.content()));
    }

    /** The state with the Edge on another host, in its next version; unchanged when it is there already. */
    public static SddcState moved(SddcState state, String toHost, Instant now) {
        Sddc sddc = state.found().orElseThrow();
        return sddc.edge().activeHost().equals(toHost)
                ? state
                : moved(state, sddc, toHost, Reason.MAINTENANCE, now, now);
    }

    /** Whether the Edge can run on that host. */
    public static boolean canRunOn(Sddc sddc, String hostId) {
        return sddc.host(hostId).filter(Host::inManagementCluster).isPresent();
    }

    private static String content(String toHost, @Nullable String reason) {
        return "move %s %s".formatted(toHost, reason == null ? Reason.MAINTENANCE : reason);
    }

    private static Reason reason(Sddc sddc, MoveEdge command) {
        var fields = new Fields();
        Reason reason = fields.constant("reason", command.reason(), Reason.MAINTENANCE);
        fields.requireNone();
        if (!canRunOn(sddc, command.toHost())) {
            var unknown = new Violation("toHost", "is not a host of cluster 1 of SDDC " + command.sddcId());
            throw Rejected.premature(Problem.of(ProblemCode.INVALID_FIELD, List.of(unknown)));
        }
        return reason;
    }

    /** The state with the host of the active Edge up: who sent a move to it knows better. */
    private static SddcState awake(SddcState state, Sddc sddc, MoveEdge command) {
        List<Host> hosts = sddc.hosts().stream()
                .map(host -> host.hostId().equals(command.toHost()) && host.state() == State.DOWN
                        ? host.in(State.UP, command.stamp().time())
                        : host)
                .toList();
        return hosts.equals(sddc.hosts())
                ? state
                : state.withSddc(EdgePlacement.keep(sddc, hosts, sddc.networkInterfaces()))
                        .nextVersion();
    }

    /** @param said the time of the command */
    static SddcState moved(SddcState state, Sddc sddc, String toHost, Reason reason, Instant said, Instant now) {
        Edge before = sddc.edge();
        List<Host> hosts = sddc.hosts().stream()
                .map(host -> stateAfter(host, toHost, before.activeHost(), reason, said))
                .toList();
        @Nullable String standby = toHost.equals(before.standbyHost()) ? before.activeHost() : before.standbyHost();
        SddcState next = state.nextVersion();
        return next.withSddc(EdgePlacement.move(sddc, toHost, standby, hosts, next.version(), now));
    }

    private static Host stateAfter(Host host, String toHost, String fromHost, Reason reason, Instant said) {
        if (host.hostId().equals(toHost)) {
            return host.in(State.UP, said);
        }
        boolean failed = reason == Reason.FAILURE
                && host.hostId().equals(fromHost)
                && !host.stateSince().isAfter(said);
        return failed ? host.in(State.DOWN, said) : host;
    }
}
