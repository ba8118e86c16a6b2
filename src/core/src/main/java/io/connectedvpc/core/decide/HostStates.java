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
        List<Host> hosts = said(sddc, host.get(), said, command.stamp());
        Sddc known = EdgePlacement.keep(sddc, hosts, sddc.networkInterfaces());
        Optional<Decision> promotion = promotion(current, known, command.stamp(), origin, now);
        boolean ofTheActive = host.get().hostId().equals(sddc.edge().activeHost());
        if (promotion.isPresent() && (ofTheActive || promotion.get() instanceof Decision.Change)) {
            return promotion.get();
        }
        if (host.get().state() == said) {
            // It is remembered all the same: what happened before it and comes after it is late.
            return new Decision.Change(
                    current.withSddc(sddc.withHosts(hosts, sddc.networkInterfaces())), Decision.Effect.NONE);
        }
        return new Decision.Change(current.withSddc(known).nextVersion(), Decision.Effect.CHANGED);
    }

    private static List<Host> said(Sddc sddc, Host host, State state, Stamp stamp) {
        return sddc.hosts().stream()
                .map(one -> one.equals(host) ? one.in(state, stamp.time()) : one)
                .toList();
    }

    /**
     * The standby takes over from an active Edge whose host is down, be it that this one has just stopped or that nobody could take over until now.
     * A promotion takes no sequence number, so that none that a producer will send is used up.
     *
     * @return empty when the active Edge's host is up, or nobody stands by
     */
    private static Optional<Decision> promotion(
            SddcState current, Sddc known, Stamp stamp, Origin origin, Instant now) {
        String standby = known.edge().standbyHost();
        boolean isDown = known.host(known.edge().activeHost())
                .filter(active -> active.state() == State.DOWN)
                .isPresent();
        if (!isDown || standby == null) {
            return Optional.empty();
        }
        Optional<Decision.Ignore> ignored = Gate.check(current, origin, current.edgeFence(), stamp, "promotion", false);
        if (ignored.isPresent()) {
            return Optional.of(ignored.get());
        }
        SddcState fenced = current.withEdgeFence(current.edgeFence().advance(stamp, "promotion", false));
        SddcState after = EdgeMoves.moved(fenced, known, standby, EdgeMoves.Reason.FAILURE, stamp.time(), now);
        return Optional.of(new Decision.Change(
                Owed.by(after, EventType.EDGE_MOVE_APPLIED, origin, null, List.of()), Decision.Effect.CHANGED));
    }

    private static Optional<Host> hostOn(Sddc sddc, String instanceId) {
        return sddc.hosts().stream()
                .filter(host -> instanceId.equals(host.instanceId()))
                .findFirst();
    }
}
