package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.Ipv4Cidr;
import io.connectedvpc.ec2standin.model.StoredSubnet;
import io.connectedvpc.ec2standin.model.StoredVpc;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetState;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Subnets. */
public final class SubnetCalls {

    private static final int NARROWEST = 28;

    private final Account account;
    private final Ec2Model model;
    private final Lookup lookup;

    public SubnetCalls(Account account) {
        this.account = account;
        this.model = account.resources();
        this.lookup = new Lookup(model);
    }

    public DescribeSubnetsResponse describe(DescribeSubnetsRequest request) {
        Stream<StoredSubnet> named = Lookup.named(model.subnets(), ResourceKind.SUBNET, request.subnetIds()).stream();
        Page<StoredSubnet> page = Page.of(
                Filters.apply(request.filters(), named, this::attribute),
                new Page.Wish(
                        request.nextToken(),
                        request.maxResults(),
                        !request.subnetIds().isEmpty()),
                account.limits().pageSize());
        return DescribeSubnetsResponse.builder()
                .subnets(page.items().stream().map(this::view).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private @Nullable List<String> attribute(StoredSubnet subnet, String filter) {
        return switch (filter) {
            case "subnet-id" -> List.of(subnet.id());
            case "vpc-id" -> List.of(subnet.vpcId());
            case "cidr-block", "cidr", "cidrBlock" -> List.of(subnet.block().toString());
            case "availability-zone", "availabilityZone" -> List.of(subnet.availabilityZone());
            case "available-ip-address-count" -> List.of(String.valueOf(model.freeAddresses(subnet)));
            case "state" -> List.of(SubnetState.AVAILABLE.toString());
            case "owner-id" -> List.of(Account.OWNER_ID);
            default -> null;
        };
    }

    public CreateSubnetResponse create(CreateSubnetRequest request) {
        Supported.only(request, "VpcId", "CidrBlock", "AvailabilityZone", "TagSpecifications");
        List<Tag> tags = Tags.of(request.tagSpecifications(), ResourceType.SUBNET);
        StoredVpc vpc = lookup.vpc(request.vpcId());
        StoredSubnet subnet = new StoredSubnet(
                account.ids().next(ResourceKind.SUBNET.prefix()),
                vpc.id(),
                block(request.cidrBlock(), vpc),
                Objects.requireNonNullElse(request.availabilityZone(), Account.DEFAULT_ZONE));
        Tags.put(tags, subnet.tags());
        model.subnets().put(subnet.id(), subnet);
        return CreateSubnetResponse.builder().subnet(view(subnet)).build();
    }

    private Ipv4Cidr block(@Nullable String text, StoredVpc vpc) {
        Ipv4Cidr block = Lookup.block(text, "cidrBlock");
        if (block.prefix() > NARROWEST || vpc.blocks().stream().noneMatch(whole -> whole.contains(block))) {
            throw Ec2Errors.clientError("InvalidSubnet.Range", "The CIDR '%s' is invalid.".formatted(text));
        }
        if (model.subnetsOf(vpc.id()).stream().anyMatch(other -> other.block().overlaps(block))) {
            throw Ec2Errors.clientError(
                    "InvalidSubnet.Conflict", "The CIDR '%s' conflicts with another subnet".formatted(text));
        }
        return block;
    }

    private Subnet view(StoredSubnet subnet) {
        return Subnet.builder()
                .subnetId(subnet.id())
                .vpcId(subnet.vpcId())
                .ownerId(Account.OWNER_ID)
                .state(SubnetState.AVAILABLE)
                .cidrBlock(subnet.block().toString())
                .availabilityZone(subnet.availabilityZone())
                .availableIpAddressCount(model.freeAddresses(subnet))
                .defaultForAz(false)
                .mapPublicIpOnLaunch(false)
                .tags(Tags.view(subnet.tags()))
                .build();
    }
}
