package io.connectedvpc.core.decide;

import io.connectedvpc.core.command.Command.MoveEdge;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.Host.State;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.problem.Rejected;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides Edge moves. Needs nothing but the state: a failover waits for no look-up. */
public final class EdgeMoves {

    /** Why the Edge moves. */
    enum Reason {
        MAINTENANCE,
        /** The host that it left is taken for dead. */
        FAILURE
    }

    /** @throws Rejected with the first problem of the contract's table */
    public Decision decide(SddcState current, MoveEdge command, Origin origin) {
        Sddc sddc = Gate.existing(current);
        Reason reason = reason(sddc, command);
        String content = "move %s %s".formatted(command.toHost(), reason);
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
        after = moves ? after.withSddc(moved(sddc, command.toHost(), reason)).nextVersion() : after;
        return new Decision.Change(
                Owed.by(after, EventType.EDGE_MOVE_APPLIED, origin, null, List.of()), Decision.Effect.CHANGED);
    }

    /** The SDDC with its Edge on another host; unchanged when it is there already. */
    public static Sddc moved(Sddc sddc, String toHost) {
        return sddc.edge().activeHost().equals(toHost) ? sddc : moved(sddc, toHost, Reason.MAINTENANCE);
    }

    /** Whether the Edge can run on that host. */
    public static boolean canRunOn(Sddc sddc, String hostId) {
        return sddc.host(hostId).filter(Host::inManagementCluster).isPresent();
    }

    private static Reason reason(Sddc sddc, MoveEdge command) {
        var fields = new Fields();
        Reason reason = fields.constant("reason", command.reason(), Reason.MAINTENANCE);
        if (!canRunOn(sddc, command.toHost())) {
            fields.reject("toHost", "is not a host of cluster 1 of SDDC " + command.sddcId());
        }
        fields.requireNone();
        return reason;
    }

    private static Sddc moved(Sddc sddc, String toHost, Reason reason) {
        Edge before = sddc.edge();
        List<Host> hosts = sddc.hosts().stream()
                .map(host -> stateAfter(host, toHost, before.activeHost(), reason))
                .toList();
        @Nullable String standby = toHost.equals(before.standbyHost()) ? before.activeHost() : before.standbyHost();
        return sddc.withHosts(hosts, sddc.networkInterfaces())
                .withEdge(EdgePlacement.place(toHost, standby, hosts, sddc.networkInterfaces()));
    }

    private static Host stateAfter(Host host, String toHost, String fromHost, Reason reason) {
        if (host.hostId().equals(toHost)) {
            return host.in(State.UP);
        }
        return reason == Reason.FAILURE && host.hostId().equals(fromHost) ? host.in(State.DOWN) : host;
    }
}
