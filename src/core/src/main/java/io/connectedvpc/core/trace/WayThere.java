package io.connectedvpc.core.trace;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.ManagedTables;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.trace.Destinations.Network;
import io.connectedvpc.core.trace.End.Code;
import io.connectedvpc.core.trace.Hop.Kind;
import io.connectedvpc.core.trace.Path.Steps;
import io.connectedvpc.core.trace.RouteLookup.Match;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of a packet from a subnet of the VPC to an address behind the Edge. */
final class WayThere {

    private final Sddc sddc;
    private final Surroundings around;
    private final @Nullable Network network;
    private final EdgeSide edgeSide;
    private final Steps steps = new Steps();

    /** @param network the one that holds the target; null when none does */
    WayThere(SddcState state, Surroundings around, @Nullable Network network) {
        this.sddc = state.found().orElseThrow();
        this.around = around;
        this.network = network;
        this.edgeSide = new EdgeSide(sddc, around);
    }

    Path from(Subnet subnet, Cidr to) {
        steps.pass(Kind.SUBNET, subnet.subnetId(), "%s in %s".formatted(subnet.cidr(), subnet.availabilityZone()));
        Optional<RouteTable> table = around.associations().tableOf(subnet);
        if (table.isEmpty()) {
            return steps.end(
                    Code.MISSING_ROUTE,
                    "EC2 shows no route table for subnet %s. Its reads may be old: trace again."
                            .formatted(subnet.subnetId()));
        }
        return through(table.get(), around.associations().isExplicit(subnet), to);
    }

    private Path through(RouteTable table, boolean explicit, Cidr to) {
        boolean managed = ManagedTables.of(sddc, around.associations().tables()).contains(table);
        steps.pass(
                Kind.ROUTE_TABLE,
                table.routeTableId(),
                "%s, %s"
                        .formatted(
                                explicit ? "associated with the subnet" : "the VPC's main table",
                                managed ? "managed" : "not managed"));
        Optional<Match> best = new RouteLookup(around.lists()).best(table, to);
        if (best.isEmpty()) {
            return astray(table, managed, to, null);
        }
        Match match = best.get();
        Routes.pass(steps, match);
        boolean toSddc = match.route().target().networkInterface()
                && sddc.owns(match.route().target().id());
        return toSddc ? arriving(table, managed, to, match.route()) : astray(table, managed, to, match);
    }

    /** The table has a route to one of the SDDC's ENIs. */
    private Path arriving(RouteTable table, boolean managed, Cidr to, Route route) {
        Optional<End> lost = edgeSide.arrive(steps, route, repair(table, managed));
        if (lost.isPresent()) {
            return steps.end(lost.get());
        }
        if (network == null) {
            return steps.end(Networks.none(to, "The Edge gets the packet"));
        }
        if (!network.routed()) {
            return steps.end(Networks.notRouted(network));
        }
        Networks.pass(steps, network);
        return steps.arrive();
    }

    /** The table has no route to the SDDC, or another one takes the packet. */
    private Path astray(RouteTable table, boolean managed, Cidr to, @Nullable Match match) {
        String id = table.routeTableId();
        String taken = match == null
                ? "Table %s has no route for it".formatted(id)
                : "Table %s sends it to %s".formatted(id, match.route().target().id());
        if (network == null) {
            return steps.end(Networks.none(to, taken));
        }
        if (!network.routed()) {
            return steps.end(Networks.notRouted(network));
        }
        if (match == null || match.block().prefix() < network.cidr().prefix()) {
            return steps.end(missing(managed, network, taken));
        }
        return steps.end(taken(id, managed, network, match));
    }

    private static End missing(boolean managed, Network network, String taken) {
        return managed
                ? new End(
                        Code.MISSING_ROUTE,
                        "%s: the route for %s is missing. A reconcile makes it.".formatted(taken, network.cidr()))
                : new End(
                        Code.CUSTOM_ROUTE_TABLE,
                        "%s: it isn't managed and has no route for %s. Name it in additionalRouteTableIds, or associate the subnet with the main table."
                                .formatted(taken, network.cidr()));
    }

    private static End taken(String table, boolean managed, Network network, Match match) {
        String target = match.route().target().id();
        if (match.block().prefix() > network.cidr().prefix()) {
            return new End(
                    Code.LONGER_FOREIGN_ROUTE,
                    "Table %s routes %s to %s, which is longer than %s and wins. Remove that route."
                            .formatted(table, Routes.name(match), target, network.cidr()));
        }
        if (match.route().blackhole()) {
            return new End(
                    Code.BLACKHOLE,
                    "Table %s routes %s to %s, which isn't there or takes no packets. %s"
                            .formatted(table, Routes.name(match), target, repair(managed)));
        }
        return new End(
                Code.WRONG_TARGET,
                "Table %s routes %s to %s, which isn't the SDDC's. %s"
                        .formatted(table, Routes.name(match), target, repair(managed)));
    }

    private static String repair(RouteTable table, boolean managed) {
        return managed
                ? repair(true)
                : "Table %s isn't managed, so nothing follows the Edge there: name it in additionalRouteTableIds, or associate the subnet with the main table."
                        .formatted(table.routeTableId());
    }

    private static String repair(boolean managed) {
        return managed
                ? "A reconcile puts it right, unless the SDDC's warnings say otherwise."
                : "Mend or remove that route: the table isn't managed.";
    }
}
