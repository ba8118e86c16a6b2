package io.connectedvpc.core.trace;

import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.trace.Destinations.Network;
import io.connectedvpc.core.trace.Path.Steps;
import java.util.Optional;

/** Follows a packet from the VPC to an SDDC, and its answer. */
public final class Tracer {

    private final SddcState state;
    private final Attachment attachment;
    private final Surroundings around;
    private final Destinations destinations;

    /** @param state of an SDDC that lives */
    public Tracer(SddcState state, Surroundings around) {
        this.state = state;
        this.attachment = state.found().orElseThrow().attachment();
        this.around = around;
        this.destinations = new Destinations(state);
    }

    /** @param to the block of one address */
    public Trace trace(Source from, Cidr to) {
        Optional<Subnet> subnet = from.subnet(around.associations());
        Optional<Network> network = destinations.networkOf(to);
        return new Trace(
                from,
                subnet.orElse(null),
                Source.addressOf(to),
                network.map(Network::name).orElse(null),
                subnet.map(there -> new WayThere(state, around, network.orElse(null)).from(there, to))
                        .orElseGet(() -> new Steps().end(nowhere(from))),
                subnet.map(there -> new WayBack(state, around, network.orElse(null)).to(there, from.address(there)))
                        .orElseGet(() -> new Steps().end(nowhere(from))),
                subnet.filter(there -> !there.availabilityZone().equals(attachment.availabilityZone()))
                        .isPresent(),
                around.unreadable());
    }

    private End nowhere(Source from) {
        String vpc = "VPC " + attachment.vpcId();
        return switch (from) {
            case Source.InSubnet named ->
                new End(
                        End.Code.UNKNOWN_SUBNET,
                        "%s has no subnet %s. Check the id, or trace from an address."
                                .formatted(vpc, named.subnetId()));
            case Source.Address address -> nowhere(address, vpc);
        };
    }

    private End nowhere(Source.Address address, String vpc) {
        if (around.vpc().cidrs().stream().anyMatch(block -> block.contains(address.block()))) {
            return new End(
                    End.Code.UNKNOWN_SUBNET,
                    "%s is in %s, but in none of its subnets. Trace from an address in one of them."
                            .formatted(address, vpc));
        }
        String blocks = String.join(
                ", ", around.vpc().cidrs().stream().map(Cidr::toString).toList());
        return new End(
                End.Code.ADDRESS_OUTSIDE_VPC,
                "%s is not in %s (%s). A trace begins in the VPC; the way from the SDDC is its way back."
                        .formatted(address, vpc, blocks));
    }
}
