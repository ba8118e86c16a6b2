package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Destination;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.Ipv4Cidr;
import io.connectedvpc.ec2standin.model.StoredGroup;
import io.connectedvpc.ec2standin.model.StoredVpc;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcState;

/** VPCs. Each is born with a main route table and a default security group. */
public final class VpcCalls {

    private static final int WIDEST = 16;
    private static final int NARROWEST = 28;

    private final Account account;
    private final Ec2Model model;
    private final Lookup lookup;
    private final RouteTableCalls routeTables;

    public VpcCalls(Account account, RouteTableCalls routeTables) {
        this.account = account;
        this.model = account.resources();
        this.lookup = new Lookup(model);
        this.routeTables = routeTables;
    }

    public DescribeVpcsResponse describe(DescribeVpcsRequest request) {
        Stream<StoredVpc> named = Lookup.named(model.vpcs(), ResourceKind.VPC, request.vpcIds()).stream();
        Page<StoredVpc> page = Page.of(
                Filters.apply(request.filters(), named, VpcCalls::attribute),
                new Page.Wish(
                        request.nextToken(),
                        request.maxResults(),
                        !request.vpcIds().isEmpty()),
                account.limits().pageSize());
        return DescribeVpcsResponse.builder()
                .vpcs(page.items().stream().map(VpcCalls::view).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static @Nullable List<String> attribute(StoredVpc vpc, String filter) {
        return switch (filter) {
            case "vpc-id" -> List.of(vpc.id());
            case "cidr" -> List.of(vpc.primaryBlock().toString());
            case "cidr-block-association.cidr-block" ->
                vpc.blocks().stream().map(Ipv4Cidr::toString).toList();
            case "is-default" -> List.of("false");
            case "state" -> List.of(VpcState.AVAILABLE.toString());
            case "owner-id" -> List.of(Account.OWNER_ID);
            default -> null;
        };
    }

    public CreateVpcResponse create(CreateVpcRequest request) {
        Supported.only(request, "CidrBlock", "TagSpecifications");
        List<Tag> tags = Tags.of(request.tagSpecifications(), ResourceType.VPC);
        StoredVpc vpc = new StoredVpc(account.ids().next(ResourceKind.VPC.prefix()), block(request.cidrBlock()));
        Tags.put(tags, vpc.tags());
        model.vpcs().put(vpc.id(), vpc);
        routeTables.associate(routeTables.make(vpc), null);
        StoredGroup group = new StoredGroup(
                account.ids().next(ResourceKind.SECURITY_GROUP.prefix()),
                vpc.id(),
                StoredGroup.DEFAULT_NAME,
                "default VPC security group");
        model.groups().put(group.id(), group);
        return CreateVpcResponse.builder().vpc(view(vpc)).build();
    }

    /** Adds a secondary block, and its {@code local} route to every table of the VPC. */
    public AssociateVpcCidrBlockResponse addBlock(AssociateVpcCidrBlockRequest request) {
        Supported.only(request, "VpcId", "CidrBlock");
        StoredVpc vpc = lookup.vpc(request.vpcId());
        Ipv4Cidr block = block(request.cidrBlock());
        if (vpc.blocks().stream().anyMatch(block::overlaps)) {
            throw Ec2Errors.clientError(
                    "InvalidVpc.Conflict", "The CIDR '%s' conflicts with another CIDR of the VPC".formatted(block));
        }
        vpc.blocks().add(block);
        model.routeTablesOf(vpc.id()).forEach(table -> table.add(RouteTableCalls.local(new Destination.Cidr(block))));
        return AssociateVpcCidrBlockResponse.builder()
                .vpcId(vpc.id())
                .cidrBlockAssociation(association(vpc, block))
                .build();
    }

    private static Ipv4Cidr block(@Nullable String text) {
        Ipv4Cidr block = Lookup.block(text, "cidrBlock");
        if (block.prefix() < WIDEST || block.prefix() > NARROWEST) {
            throw Ec2Errors.clientError("InvalidVpc.Range", "The CIDR '%s' is invalid.".formatted(text));
        }
        return block;
    }

    private static Vpc view(StoredVpc vpc) {
        return Vpc.builder()
                .vpcId(vpc.id())
                .ownerId(Account.OWNER_ID)
                .state(VpcState.AVAILABLE)
                .isDefault(false)
                .cidrBlock(vpc.primaryBlock().toString())
                .cidrBlockAssociationSet(vpc.blocks().stream()
                        .map(block -> association(vpc, block))
                        .toList())
                .tags(Tags.view(vpc.tags()))
                .build();
    }

    private static VpcCidrBlockAssociation association(StoredVpc vpc, Ipv4Cidr block) {
        return VpcCidrBlockAssociation.builder()
                .associationId("vpc-cidr-assoc-" + vpc.id() + "-" + vpc.blocks().indexOf(block))
                .cidrBlock(block.toString())
                .cidrBlockState(state -> state.state(VpcCidrBlockStateCode.ASSOCIATED))
                .build();
    }
}
