package io.connectedvpc.aws;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** Reads EC2's route tables. */
final class RouteTables {

    private RouteTables() {}

    static RouteTable of(software.amazon.awssdk.services.ec2.model.RouteTable table) {
        return new RouteTable(
                table.routeTableId(),
                table.associations().stream().anyMatch(association -> Boolean.TRUE.equals(association.main())),
                table.associations().stream()
                        .map(RouteTableAssociation::subnetId)
                        .filter(Objects::nonNull)
                        .toList(),
                table.routes().stream()
                        .flatMap(route -> destination(route).map(to -> route(to, route)).stream())
                        .toList());
    }

    /** Empty for an IPv6 route. */
    private static Optional<Destination> destination(software.amazon.awssdk.services.ec2.model.Route route) {
        if (route.destinationPrefixListId() != null) {
            return Optional.of(new PrefixListId(route.destinationPrefixListId()));
        }
        return Optional.ofNullable(route.destinationCidrBlock()).map(Cidr::parse);
    }

    private static Route route(Destination destination, software.amazon.awssdk.services.ec2.model.Route route) {
        return new Route(
                destination,
                target(route),
                route.state() == RouteState.BLACKHOLE,
                route.origin() == RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION);
    }

    /** A route to an instance is one to its ENI, which EC2 names beside it. */
    private static Target target(software.amazon.awssdk.services.ec2.model.Route route) {
        if (route.networkInterfaceId() != null) {
            return new Target(route.networkInterfaceId(), true);
        }
        String id = Stream.of(
                        route.gatewayId(),
                        route.natGatewayId(),
                        route.transitGatewayId(),
                        route.vpcPeeringConnectionId(),
                        route.localGatewayId(),
                        route.carrierGatewayId(),
                        route.egressOnlyInternetGatewayId(),
                        route.coreNetworkArn(),
                        route.odbNetworkArn(),
                        route.instanceId(),
                        route.ipAddress())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("unknown");
        return new Target(id, false);
    }
}
