package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.RouteTarget;
import io.connectedvpc.ec2standin.model.RouteTarget.Kind;
import io.connectedvpc.ec2standin.model.StoredGateway;
import io.connectedvpc.ec2standin.model.StoredInterface;
import io.connectedvpc.ec2standin.model.StoredRouteTable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;

/** Reads the one target that a request for a route must have, and checks that it is in the table's VPC. */
final class RouteTargets {

    /** A target as the request names it; null if it names none of this kind. */
    private record Named(@Nullable Kind kind, @Nullable String id) {}

    /** Stands for an instance id, which EC2 turns into the id of the instance's only network interface. */
    private static final @Nullable Kind INSTANCE = null;

    private final Ec2Model model;
    private final Lookup lookup;

    RouteTargets(Ec2Model model) {
        this.model = model;
        this.lookup = new Lookup(model);
    }

    RouteTarget of(CreateRouteRequest request, StoredRouteTable table) {
        return exactlyOne(
                Stream.of(
                        new Named(Kind.GATEWAY, request.gatewayId()),
                        new Named(Kind.NETWORK_INTERFACE, request.networkInterfaceId()),
                        new Named(INSTANCE, request.instanceId()),
                        new Named(Kind.NAT_GATEWAY, request.natGatewayId()),
                        new Named(Kind.TRANSIT_GATEWAY, request.transitGatewayId()),
                        new Named(Kind.VPC_PEERING_CONNECTION, request.vpcPeeringConnectionId())),
                table);
    }

    RouteTarget of(ReplaceRouteRequest request, StoredRouteTable table) {
        String local = Boolean.TRUE.equals(request.localTarget()) ? RouteTarget.LOCAL.id() : null;
        return exactlyOne(
                Stream.of(
                        new Named(Kind.LOCAL, local),
                        new Named(Kind.GATEWAY, request.gatewayId()),
                        new Named(Kind.NETWORK_INTERFACE, request.networkInterfaceId()),
                        new Named(INSTANCE, request.instanceId()),
                        new Named(Kind.NAT_GATEWAY, request.natGatewayId()),
                        new Named(Kind.TRANSIT_GATEWAY, request.transitGatewayId()),
                        new Named(Kind.VPC_PEERING_CONNECTION, request.vpcPeeringConnectionId())),
                table);
    }

    private RouteTarget exactlyOne(Stream<Named> choices, StoredRouteTable table) {
        List<Named> chosen = choices.filter(one -> one.id() != null).toList();
        if (chosen.size() != 1) {
            throw Ec2Errors.invalidCombination("The request must contain exactly one of gatewayId, natGatewayId, "
                    + "networkInterfaceId, vpcPeeringConnectionId, transitGatewayId or instanceId");
        }
        Named one = chosen.getFirst();
        String id = Lookup.require(one.id(), "target");
        if (one.kind() == null) {
            return networkInterface(onlyInterfaceOf(id), table);
        }
        return switch (one.kind()) {
            case NETWORK_INTERFACE -> networkInterface(lookup.networkInterface(id), table);
            case GATEWAY -> gateway(id, table);
            case LOCAL, NAT_GATEWAY, TRANSIT_GATEWAY, VPC_PEERING_CONNECTION -> new RouteTarget(one.kind(), id);
        };
    }

    private static RouteTarget networkInterface(StoredInterface eni, StoredRouteTable table) {
        if (!eni.vpcId().equals(table.vpcId())) {
            throw Ec2Errors.differentNetworks("route table " + table.id(), "interface " + eni.id());
        }
        return RouteTarget.networkInterface(eni.id());
    }

    private StoredInterface onlyInterfaceOf(String instanceId) {
        List<StoredInterface> interfaces =
                model.interfacesOf(lookup.instance(instanceId).id());
        if (interfaces.size() != 1) {
            throw Ec2Errors.clientError(
                    "InvalidInstanceID",
                    ("There are multiple interfaces attached to instance '%s'."
                                    + " Please specify an interface ID for the operation instead.")
                            .formatted(instanceId));
        }
        return interfaces.getFirst();
    }

    private RouteTarget gateway(String id, StoredRouteTable table) {
        StoredGateway gateway = model.gateways().get(id);
        if (gateway == null) {
            throw Ec2Errors.clientError(
                    "InvalidGatewayID.NotFound", "The gateway ID '%s' does not exist".formatted(id));
        }
        if (!table.vpcId().equals(gateway.vpcId())) {
            throw Ec2Errors.differentNetworks("route table " + table.id(), "network gateway " + id);
        }
        return RouteTarget.gateway(id);
    }
}
