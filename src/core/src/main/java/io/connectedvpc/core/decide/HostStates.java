package io.connectedvpc.core.decide;

import io.connectedvpc.core.command.Command.HostChanged;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.Host.State;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what a host's instance that stops or starts means for the Edge. */
public final class HostStates {

    /** The standby Edge becomes active when the active one's host stops; any other host is only remembered to be up or down. */
    public Decision decide(SddcState current, HostChanged command, Origin origin, Instant now) {
        Optional<Sddc> living = current.found().filter(sddc -> sddc.lifecycle() != Sddc.Lifecycle.DELETING);
        Optional<Host> host = living.flatMap(sddc -> hostOn(sddc, command.instanceId()));
        State said = command.running() ? State.UP : State.DOWN;
        if (living.isEmpty() || host.isEmpty()) {
            return new Decision.Change(current, Decision.Effect.NONE);
        }
        if (command.stamp().time().isBefore(host.get().stateSince())) {
            return new Decision.Ignore(Decision.Reason.STALE);
        }
        Sddc sddc = living.get();
        if (host.get().state() == said) {
            // It is remembered all the same: what happened before it and comes after it is late.
            return new Decision.Change(
                    current.withSddc(
                            sddc.withHosts(said(sddc, host.get(), said, command.stamp()), sddc.networkInterfaces())),
                    Decision.Effect.NONE);
        }
        boolean losesActive =
                said == State.DOWN && host.get().hostId().equals(sddc.edge().activeHost());
        String standby = sddc.edge().standbyHost();
        if (losesActive && standby != null) {
            return promote(current, sddc, standby, command.stamp(), origin, now);
        }
        List<Host> hosts = said(sddc, host.get(), said, command.stamp());
        SddcState after = current.withSddc(EdgePlacement.keep(sddc, hosts, sddc.networkInterfaces()));
        return new Decision.Change(after.nextVersion(), Decision.Effect.CHANGED);
    }

    private static List<Host> said(Sddc sddc, Host host, State state, Stamp stamp) {
        return sddc.hosts().stream()
                .map(one -> one.equals(host) ? one.in(state, stamp.time()) : one)
                .toList();
    }

    /** A promotion takes no sequence number, so that none that a producer will send is used up. */
    private static Decision promote(
            SddcState current, Sddc sddc, String standby, Stamp stamp, Origin origin, Instant now) {
        Optional<Decision.Ignore> ignored = Gate.check(current, origin, current.edgeFence(), stamp, "promotion", false);
        if (ignored.isPresent()) {
            return ignored.get();
        }
        SddcState fenced = current.withEdgeFence(current.edgeFence().advance(stamp, "promotion", false));
        SddcState after = EdgeMoves.moved(fenced, sddc, standby, EdgeMoves.Reason.FAILURE, stamp.time(), now);
        return new Decision.Change(
                Owed.by(after, EventType.EDGE_MOVE_APPLIED, origin, null, List.of()), Decision.Effect.CHANGED);
    }

    private static Optional<Host> hostOn(Sddc sddc, String instanceId) {
        return sddc.hosts().stream()
                .filter(host -> instanceId.equals(host.instanceId()))
                .findFirst();
    }
}
