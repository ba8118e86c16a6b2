package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Destination;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.StoredAttachment;
import io.connectedvpc.ec2standin.model.StoredInterface;
import io.connectedvpc.ec2standin.model.StoredRoute;
import io.connectedvpc.ec2standin.model.StoredRoute.Origin;
import io.connectedvpc.ec2standin.model.StoredRouteTable;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.PropagatingVgw;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;

/** Shows a route table as EC2 does. The state of each route is found out at the moment of reading. */
final class RouteTableView {

    private final Ec2Model model;

    RouteTableView(Ec2Model model) {
        this.model = model;
    }

    RouteTable of(StoredRouteTable table) {
        return RouteTable.builder()
                .routeTableId(table.id())
                .vpcId(table.vpcId())
                .ownerId(Account.OWNER_ID)
                .routes(table.routes().stream().map(this::route).toList())
                .associations(associations(table))
                .propagatingVgws(propagatingGateways(table))
                .tags(Tags.view(table.tags()))
                .build();
    }

    private static List<RouteTableAssociation> associations(StoredRouteTable table) {
        return table.associations().stream()
                .map(association -> RouteTableAssociation.builder()
                        .routeTableAssociationId(association.id())
                        .routeTableId(table.id())
                        .subnetId(association.subnetId())
                        .main(association.isMain())
                        .associationState(state -> state.state(RouteTableAssociationStateCode.ASSOCIATED))
                        .build())
                .toList();
    }

    private static List<PropagatingVgw> propagatingGateways(StoredRouteTable table) {
        return table.routes().stream()
                .filter(route -> !route.isStatic())
                .map(route -> route.target().id())
                .distinct()
                .map(id -> PropagatingVgw.builder().gatewayId(id).build())
                .toList();
    }

    private Route route(StoredRoute route) {
        Route.Builder view = Route.builder().origin(origin(route.origin())).state(state(route));
        switch (route.destination()) {
            case Destination.Cidr cidr -> view.destinationCidrBlock(cidr.toString());
            case Destination.PrefixList list -> view.destinationPrefixListId(list.id());
        }
        String target = route.target().id();
        switch (route.target().kind()) {
            case LOCAL, GATEWAY -> view.gatewayId(target);
            case NETWORK_INTERFACE -> networkInterface(view, target);
            case NAT_GATEWAY -> view.natGatewayId(target);
            case TRANSIT_GATEWAY -> view.transitGatewayId(target);
            case VPC_PEERING_CONNECTION -> view.vpcPeeringConnectionId(target);
        }
        return view.build();
    }

    /** EC2 adds the instance that the interface is attached to. */
    private void networkInterface(Route.Builder view, String id) {
        view.networkInterfaceId(id);
        Optional.ofNullable(model.interfaces().get(id))
                .flatMap(StoredInterface::attachment)
                .map(StoredAttachment::instanceId)
                .ifPresent(instance -> view.instanceId(instance).instanceOwnerId(Account.OWNER_ID));
    }

    String state(StoredRoute route) {
        return (model.isAvailable(route.target()) ? RouteState.ACTIVE : RouteState.BLACKHOLE).toString();
    }

    static String origin(Origin origin) {
        return switch (origin) {
            case CREATE_ROUTE_TABLE -> RouteOrigin.CREATE_ROUTE_TABLE.toString();
            case CREATE_ROUTE -> RouteOrigin.CREATE_ROUTE.toString();
            case PROPAGATED -> RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION.toString();
        };
    }
}
