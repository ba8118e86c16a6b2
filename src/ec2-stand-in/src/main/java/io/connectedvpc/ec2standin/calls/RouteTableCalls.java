package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Destination;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.RouteTarget;
import io.connectedvpc.ec2standin.model.StoredAssociation;
import io.connectedvpc.ec2standin.model.StoredRoute;
import io.connectedvpc.ec2standin.model.StoredRoute.Origin;
import io.connectedvpc.ec2standin.model.StoredRouteTable;
import io.connectedvpc.ec2standin.model.StoredSubnet;
import io.connectedvpc.ec2standin.model.StoredVpc;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationState;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Route tables and what uses them. */
public final class RouteTableCalls {

    /** An association with the table it belongs to. */
    private record Placed(StoredRouteTable table, StoredAssociation association) {}

    private static final RouteTableAssociationState ASSOCIATED = RouteTableAssociationState.builder()
            .state(RouteTableAssociationStateCode.ASSOCIATED)
            .build();

    private final Account account;
    private final Ec2Model model;
    private final Lookup lookup;
    private final RouteTableView view;

    public RouteTableCalls(Account account) {
        this.account = account;
        this.model = account.resources();
        this.lookup = new Lookup(model);
        this.view = new RouteTableView(model);
    }

    public DescribeRouteTablesResponse describe(DescribeRouteTablesRequest request) {
        Stream<StoredRouteTable> named =
                Lookup.named(model.routeTables(), ResourceKind.ROUTE_TABLE, request.routeTableIds()).stream();
        Page<StoredRouteTable> page = Page.of(
                Filters.apply(request.filters(), named, this::attribute),
                new Page.Wish(
                        request.nextToken(),
                        request.maxResults(),
                        !request.routeTableIds().isEmpty()),
                account.limits().pageSize());
        return DescribeRouteTablesResponse.builder()
                .routeTables(page.items().stream().map(view::of).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private @Nullable List<String> attribute(StoredRouteTable table, String filter) {
        return switch (filter) {
            case "route-table-id" -> List.of(table.id());
            case "vpc-id" -> List.of(table.vpcId());
            case "owner-id" -> List.of(Account.OWNER_ID);
            case "association.main" ->
                Filters.flags(table.associations().stream().map(StoredAssociation::isMain));
            case "association.route-table-association-id" ->
                table.associations().stream().map(StoredAssociation::id).toList();
            case "association.route-table-id" -> table.associations().isEmpty() ? List.of() : List.of(table.id());
            case "association.subnet-id" ->
                table.associations().stream()
                        .map(StoredAssociation::subnetId)
                        .filter(Objects::nonNull)
                        .toList();
            case "route.destination-cidr-block" -> destinations(table, Destination.Cidr.class);
            case "route.destination-prefix-list-id" -> destinations(table, Destination.PrefixList.class);
            case "route.origin" ->
                table.routes().stream()
                        .map(route -> RouteTableView.origin(route.origin()))
                        .toList();
            case "route.state" -> table.routes().stream().map(view::state).toList();
            default -> null;
        };
    }

    private static List<String> destinations(StoredRouteTable table, Class<? extends Destination> kind) {
        return table.routes().stream()
                .map(StoredRoute::destination)
                .filter(kind::isInstance)
                .map(Destination::toString)
                .toList();
    }

    public CreateRouteTableResponse create(CreateRouteTableRequest request) {
        Supported.only(request, "VpcId", "TagSpecifications");
        List<Tag> tags = Tags.of(request.tagSpecifications(), ResourceType.ROUTE_TABLE);
        StoredRouteTable table = make(lookup.vpc(request.vpcId()));
        Tags.put(tags, table.tags());
        return CreateRouteTableResponse.builder().routeTable(view.of(table)).build();
    }

    /** A new table with a {@code local} route for each block of its VPC. */
    StoredRouteTable make(StoredVpc vpc) {
        StoredRouteTable table = new StoredRouteTable(account.ids().next(ResourceKind.ROUTE_TABLE.prefix()), vpc.id());
        vpc.blocks().forEach(block -> table.add(local(new Destination.Cidr(block))));
        model.routeTables().put(table.id(), table);
        return table;
    }

    static StoredRoute local(Destination destination) {
        return new StoredRoute(destination, RouteTarget.LOCAL, Origin.CREATE_ROUTE_TABLE);
    }

    public DeleteRouteTableResponse delete(DeleteRouteTableRequest request) {
        StoredRouteTable table = lookup.routeTable(request.routeTableId());
        if (!table.associations().isEmpty()) {
            throw Ec2Errors.clientError(
                    "DependencyViolation",
                    "The routeTable '%s' has dependencies and cannot be deleted.".formatted(table.id()));
        }
        model.routeTables().remove(table.id());
        return DeleteRouteTableResponse.builder().build();
    }

    public AssociateRouteTableResponse associate(AssociateRouteTableRequest request) {
        Supported.only(request, "RouteTableId", "SubnetId");
        StoredRouteTable table = lookup.routeTable(request.routeTableId());
        StoredSubnet subnet = lookup.subnet(request.subnetId());
        requireSameVpc(table, subnet.vpcId(), "subnet " + subnet.id());
        if (placed().anyMatch(one -> subnet.id().equals(one.association().subnetId()))) {
            throw Ec2Errors.clientError(
                    "Resource.AlreadyAssociated",
                    "the specified association for route table %s conflicts with an existing association"
                            .formatted(table.id()));
        }
        return AssociateRouteTableResponse.builder()
                .associationId(associate(table, subnet.id()).id())
                .associationState(ASSOCIATED)
                .build();
    }

    StoredAssociation associate(StoredRouteTable table, @Nullable String subnetId) {
        StoredAssociation association =
                new StoredAssociation(account.ids().next(ResourceKind.ASSOCIATION.prefix()), subnetId);
        table.associations().add(association);
        return association;
    }

    public DisassociateRouteTableResponse disassociate(DisassociateRouteTableRequest request) {
        Placed old = placed(request.associationId());
        if (old.association().isMain()) {
            throw Ec2Errors.invalidValue("cannot disassociate the main route table association "
                    + old.association().id());
        }
        old.table().associations().remove(old.association());
        return DisassociateRouteTableResponse.builder().build();
    }

    /** Moves a subnet, or the role of main table, to another table; the association gets a new id. */
    public ReplaceRouteTableAssociationResponse replaceAssociation(ReplaceRouteTableAssociationRequest request) {
        Placed old = placed(request.associationId());
        StoredRouteTable table = lookup.routeTable(request.routeTableId());
        requireSameVpc(
                table, old.table().vpcId(), "association " + old.association().id());
        old.table().associations().remove(old.association());
        return ReplaceRouteTableAssociationResponse.builder()
                .newAssociationId(associate(table, old.association().subnetId()).id())
                .associationState(ASSOCIATED)
                .build();
    }

    private Placed placed(@Nullable String associationId) {
        String id = Lookup.require(associationId, "associationId");
        return placed().filter(one -> one.association().id().equals(id))
                .findFirst()
                .orElseThrow(() -> Ec2Errors.notFound(ResourceKind.ASSOCIATION, id));
    }

    private Stream<Placed> placed() {
        return model.routeTables().values().stream()
                .flatMap(table -> table.associations().stream().map(one -> new Placed(table, one)));
    }

    private static void requireSameVpc(StoredRouteTable table, String vpcId, String other) {
        if (!table.vpcId().equals(vpcId)) {
            throw Ec2Errors.differentNetworks("route table " + table.id(), other);
        }
    }
}
