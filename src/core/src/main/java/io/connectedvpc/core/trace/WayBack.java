package io.connectedvpc.core.trace;

import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.trace.Destinations.Network;
import io.connectedvpc.core.trace.End.Code;
import io.connectedvpc.core.trace.Hop.Kind;
import io.connectedvpc.core.trace.Path.Steps;
import io.connectedvpc.core.trace.RouteLookup.Match;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of an answer from behind the Edge into the VPC: the SDDC knows the VPC's primary block only, and what leaves the network interface is
 * routed by the table of the network interface's subnet.
 */
final class WayBack {

    private final Sddc sddc;
    private final Attachment attachment;
    private final Surroundings around;
    private final @Nullable Network network;
    private final Steps steps = new Steps();

    /** @param network the one that the answer comes from; null when there is none */
    WayBack(SddcState state, Surroundings around, @Nullable Network network) {
        this.sddc = state.found().orElseThrow();
        this.attachment = sddc.attachment();
        this.around = around;
        this.network = network;
    }

    /** @param address the target, in that subnet */
    Path to(Subnet subnet, Cidr address) {
        if (network == null) {
            return steps.end(
                    Code.ADDRESS_OUTSIDE_SDDC,
                    "There is nobody to answer: neither a segment nor the management network of the SDDC holds the address. Is the segment still to be made?");
        }
        if (!network.routed()) {
            return steps.end(Networks.notRouted(network));
        }
        Networks.pass(steps, network);
        Cidr primary = around.primary();
        if (!primary.contains(address)) {
            return steps.end(
                    Code.SECONDARY_CIDR,
                    "%s is in a secondary block of the VPC; the SDDC knows %s only, so that answers get lost. Use a subnet of the primary block."
                            .formatted(subnet.cidr(), primary));
        }
        return new EdgeSide(sddc, around).leave(steps).map(steps::end).orElseGet(() -> inVpc(subnet, address));
    }

    private Path inVpc(Subnet subnet, Cidr address) {
        Optional<RouteTable> table = around.associations().subnets().stream()
                .filter(own -> own.subnetId().equals(attachment.subnetId()))
                .findFirst()
                .flatMap(around.associations()::tableOf);
        if (table.isEmpty()) {
            return steps.end(
                    Code.MISSING_ROUTE,
                    "EC2 shows no route table for subnet %s. Its reads may be old: trace again."
                            .formatted(attachment.subnetId()));
        }
        String id = table.get().routeTableId();
        steps.pass(Kind.ROUTE_TABLE, id, "the table of the SDDC's subnet " + attachment.subnetId());
        Optional<Match> best = new RouteLookup(around.lists()).best(table.get(), address);
        if (best.isEmpty()) {
            return steps.end(
                    Code.MISSING_ROUTE,
                    "Table %s has no route for %s. EC2's reads may be old: trace again.".formatted(id, subnet.cidr()));
        }
        Routes.pass(steps, best.get());
        return delivered(subnet, id, best.get());
    }

    private Path delivered(Subnet subnet, String table, Match match) {
        if (match.local()) {
            return steps.pass(
                            Kind.SUBNET,
                            subnet.subnetId(),
                            "%s in %s".formatted(subnet.cidr(), subnet.availabilityZone()))
                    .arrive();
        }
        boolean longer = match.block().prefix() > around.primary().prefix();
        return steps.end(
                longer ? Code.LONGER_FOREIGN_ROUTE : Code.WRONG_TARGET,
                "Table %s of the SDDC's subnet routes %s to %s, and not within the VPC. Remove that route, or see that its target hands the packets on."
                        .formatted(
                                table,
                                Routes.name(match),
                                match.route().target().id()));
    }
}
