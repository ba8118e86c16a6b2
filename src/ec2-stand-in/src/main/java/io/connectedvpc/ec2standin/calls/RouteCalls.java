package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Destination;
import io.connectedvpc.ec2standin.model.RouteEdit;
import io.connectedvpc.ec2standin.model.RouteListener;
import io.connectedvpc.ec2standin.model.RouteTarget;
import io.connectedvpc.ec2standin.model.StoredRoute;
import io.connectedvpc.ec2standin.model.StoredRoute.Origin;
import io.connectedvpc.ec2standin.model.StoredRouteTable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;

/** CreateRoute, ReplaceRoute and DeleteRoute; and propagation, which in EC2 isn't a call but a VPN's doing. */
public final class RouteCalls {

    private final Account account;
    private final Lookup lookup;
    private final RouteTargets targets;
    private final RouteRules rules;
    private final RouteListener listener;

    public RouteCalls(Account account, RouteListener listener) {
        this.account = account;
        this.lookup = new Lookup(account.resources());
        this.targets = new RouteTargets(account.resources());
        this.rules = new RouteRules(account.resources());
        this.listener = listener;
    }

    public CreateRouteResponse create(CreateRouteRequest request) {
        Supported.only(
                request,
                "RouteTableId",
                "DestinationCidrBlock",
                "DestinationPrefixListId",
                "GatewayId",
                "NetworkInterfaceId",
                "InstanceId",
                "NatGatewayId",
                "TransitGatewayId",
                "VpcPeeringConnectionId");
        StoredRouteTable table = lookup.routeTable(request.routeTableId());
        Destination destination = destination(request.destinationCidrBlock(), request.destinationPrefixListId());
        RouteTarget target = targets.of(request, table);
        if (table.staticRoute(destination).isPresent()) {
            throw Ec2Errors.routeAlreadyExists(destination);
        }
        rules.check(table, destination, target);
        rules.checkUsable(destination);
        rules.checkQuota(table, destination, account.limits().routesPerTable());
        table.add(new StoredRoute(destination, target, Origin.CREATE_ROUTE));
        tell(table, destination, null, target);
        return CreateRouteResponse.builder().returnValue(true).build();
    }

    public ReplaceRouteResponse replace(ReplaceRouteRequest request) {
        Supported.only(
                request,
                "RouteTableId",
                "DestinationCidrBlock",
                "DestinationPrefixListId",
                "LocalTarget",
                "GatewayId",
                "NetworkInterfaceId",
                "InstanceId",
                "NatGatewayId",
                "TransitGatewayId",
                "VpcPeeringConnectionId");
        StoredRouteTable table = lookup.routeTable(request.routeTableId());
        Destination destination = destination(request.destinationCidrBlock(), request.destinationPrefixListId());
        RouteTarget target = targets.of(request, table);
        String asNamed = named(request.destinationCidrBlock(), request.destinationPrefixListId());
        StoredRoute old = exactly(table, destination, asNamed).orElseThrow(() -> Ec2Errors.noRouteToReplace(asNamed));
        checkLocal(old, target);
        rules.check(table, destination, target);
        table.replace(old, old.to(target));
        tell(table, destination, old.target(), target);
        return ReplaceRouteResponse.builder().build();
    }

    public DeleteRouteResponse delete(DeleteRouteRequest request) {
        Supported.only(request, "RouteTableId", "DestinationCidrBlock", "DestinationPrefixListId");
        StoredRouteTable table = lookup.routeTable(request.routeTableId());
        Destination destination = destination(request.destinationCidrBlock(), request.destinationPrefixListId());
        String asNamed = named(request.destinationCidrBlock(), request.destinationPrefixListId());
        StoredRoute old = exactly(table, destination, asNamed)
                .orElseThrow(() -> Ec2Errors.noRouteToDelete(destination, asNamed, table.id()));
        if (old.origin() == Origin.CREATE_ROUTE_TABLE) {
            throw Ec2Errors.invalidValue(
                    "cannot remove local route %s in route table %s".formatted(destination, table.id()));
        }
        table.remove(old);
        tell(table, destination, old.target(), null);
        return DeleteRouteResponse.builder().build();
    }

    /** Adds a route that a virtual private gateway has learned; a static one may have the same destination. */
    public void propagate(String routeTableId, String cidr, String gatewayId) {
        StoredRoute route = propagated(cidr, gatewayId);
        StoredRouteTable table = lookup.routeTable(routeTableId);
        if (!table.routes().contains(route)) {
            table.add(route);
        }
    }

    /** Takes back what {@link #propagate} added. */
    public void withdraw(String routeTableId, String cidr, String gatewayId) {
        lookup.routeTable(routeTableId).remove(propagated(cidr, gatewayId));
    }

    private static StoredRoute propagated(String cidr, String gatewayId) {
        Destination destination = new Destination.Cidr(Lookup.block(cidr, "destinationCidrBlock"));
        return new StoredRoute(destination, RouteTarget.gateway(gatewayId), Origin.PROPAGATED);
    }

    private Destination destination(@Nullable String cidr, @Nullable String prefixListId) {
        if (prefixListId == null) {
            return new Destination.Cidr(Lookup.block(cidr, "destinationCidrBlock"));
        }
        if (cidr != null) {
            throw Ec2Errors.invalidCombination(
                    "The parameter destinationPrefixListId cannot be used with the parameter destinationCidrBlock");
        }
        return new Destination.PrefixList(lookup.prefixList(prefixListId).id());
    }

    private static String named(@Nullable String cidr, @Nullable String prefixListId) {
        return cidr != null ? cidr : String.valueOf(prefixListId);
    }

    /** Unlike CreateRoute, the other two want the destination exactly as it is in the table: host bits don't match. */
    private static Optional<StoredRoute> exactly(StoredRouteTable table, Destination destination, String asNamed) {
        return table.staticRoute(destination)
                .filter(route -> route.destination().toString().equals(asNamed));
    }

    private static void checkLocal(StoredRoute old, RouteTarget target) {
        if (target.equals(RouteTarget.LOCAL) && old.origin() != Origin.CREATE_ROUTE_TABLE) {
            throw Ec2Errors.invalidValue("localTarget", true, "Only the local route can be reset to its local target.");
        }
    }

    private void tell(
            StoredRouteTable table, Destination destination, @Nullable RouteTarget from, @Nullable RouteTarget to) {
        listener.routeEdited(new RouteEdit(account.now(), table.id(), destination, from, to));
    }
}
