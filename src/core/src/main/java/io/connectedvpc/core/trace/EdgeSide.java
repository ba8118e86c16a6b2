package io.connectedvpc.core.trace;

import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.trace.End.Code;
import io.connectedvpc.core.trace.Hop.Kind;
import io.connectedvpc.core.trace.Path.Steps;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SDDC's end of the way: network interface, host and Edge. */
final class EdgeSide {

    private final Sddc sddc;
    private final Surroundings around;

    EdgeSide(Sddc sddc, Surroundings around) {
        this.sddc = sddc;
        this.around = around;
    }

    /**
     * From the network interface to the Edge.
     *
     * @param route leads to one of the SDDC's ENIs
     * @param repair what to do where it is the wrong one
     * @return where the packet is lost; empty when the Edge gets it
     */
    Optional<End> arrive(Steps steps, Route route, String repair) {
        String eni = route.target().id();
        NetworkInterface slot = sddc.networkInterfaces().stream()
                .filter(one -> eni.equals(one.networkInterfaceId()))
                .findFirst()
                .orElse(null);
        steps.pass(Kind.NETWORK_INTERFACE, eni, describe(slot));
        String active = sddc.edge().activeHost();
        boolean onActive = slot != null && active.equals(slot.hostId());
        if (route.blackhole() || around.attached(eni).isEmpty()) {
            return Optional.of(new End(
                    Code.BLACKHOLE,
                    "The route leads to %s, which %s. %s"
                            .formatted(
                                    eni,
                                    around.enis().containsKey(eni)
                                            ? "isn't attached to an instance"
                                            : "isn't there any more",
                                    onActive ? "Attach it: name the instance of host %s.".formatted(active) : repair)));
        }
        if (!onActive) {
            return Optional.of(new End(
                    Code.ENI_WITHOUT_ACTIVE_EDGE,
                    "%s is the ENI of %s; the active Edge runs on %s. %s"
                            .formatted(
                                    eni,
                                    slot == null || slot.hostId() == null ? "no host" : slot.hostId(),
                                    active,
                                    repair)));
        }
        Optional<End> down = host(steps);
        if (down.isEmpty()) {
            steps.pass(Kind.EDGE, active, "the active Edge");
        }
        return down;
    }

    /**
     * From the Edge to the network interface.
     *
     * @return where the packet is lost; empty when it leaves the network interface
     */
    Optional<End> leave(Steps steps) {
        String active = sddc.edge().activeHost();
        steps.pass(Kind.EDGE, active, "the active Edge");
        Optional<End> down = host(steps);
        if (down.isPresent()) {
            return down;
        }
        NetworkInterface slot = sddc.networkInterfaceOf(active).orElseThrow();
        String eni = slot.networkInterfaceId();
        if (eni != null) {
            steps.pass(Kind.NETWORK_INTERFACE, eni, describe(slot));
        }
        return eni != null && around.attached(eni).isPresent()
                ? Optional.empty()
                : Optional.of(new End(
                        Code.UNATTACHED_ACTIVE_ENI,
                        "The ENI of host %s isn't attached to an instance. Name the host's instance."
                                .formatted(active)));
    }

    private Optional<End> host(Steps steps) {
        Host host = sddc.host(sddc.edge().activeHost()).orElseThrow();
        String instance = host.instanceId() == null ? "no instance" : "instance " + host.instanceId();
        steps.pass(Kind.HOST, host.hostId(), "%s, %s".formatted(instance, host.state()));
        return host.state() == Host.State.UP
                ? Optional.empty()
                : Optional.of(new End(
                        Code.HOST_DOWN,
                        "Host %s is down, and the Edge has moved nowhere. Start its instance, or move the Edge."
                                .formatted(host.hostId())));
    }

    private static String describe(@Nullable NetworkInterface slot) {
        return slot == null
                ? "a former ENI of the SDDC"
                : "slot %d, %s".formatted(slot.slot(), slot.privateIpAddress());
    }
}
