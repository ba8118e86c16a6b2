package io.connectedvpc.core.trace;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.trace.Destinations.Network;
import io.connectedvpc.core.trace.End.Code;
import io.connectedvpc.core.trace.Hop.Kind;
import io.connectedvpc.core.trace.Path.Steps;

/** What is said of segments and the management network. */
final class Networks {

    private Networks() {}

    static void pass(Steps steps, Network network) {
        Segment segment = network.segment();
        if (segment == null) {
            steps.pass(Kind.MANAGEMENT_NETWORK, network.name(), network.cidr().toString());
        } else {
            steps.pass(Kind.SEGMENT, network.name(), "%s, ROUTED".formatted(network.cidr()));
        }
    }

    static End none(Cidr address, String instead) {
        return new End(
                Code.ADDRESS_OUTSIDE_SDDC,
                "%s, and neither a segment nor the management network of the SDDC holds %s. Is the segment still to be made?"
                        .formatted(instead, Source.addressOf(address)));
    }

    static End notRouted(Network network) {
        Segment segment = network.segment();
        return new End(
                Code.SEGMENT_NOT_ROUTED,
                "Segment %s (%s) is %s: the VPC has no route to it, and needs none. Make it ROUTED to reach it."
                        .formatted(
                                network.name(),
                                network.cidr(),
                                segment == null || segment.network() == null
                                        ? "not routed"
                                        : segment.network().type()));
    }
}
