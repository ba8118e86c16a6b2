package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.StoredGroup;
import io.connectedvpc.ec2standin.model.StoredVpc;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Security groups, without their rules. */
public final class SecurityGroupCalls {

    private final Account account;
    private final Ec2Model model;
    private final Lookup lookup;

    public SecurityGroupCalls(Account account) {
        this.account = account;
        this.model = account.resources();
        this.lookup = new Lookup(model);
    }

    public DescribeSecurityGroupsResponse describe(DescribeSecurityGroupsRequest request) {
        Supported.only(request, "GroupIds", "Filters", "NextToken", "MaxResults");
        Stream<StoredGroup> named =
                Lookup.named(model.groups(), ResourceKind.SECURITY_GROUP, request.groupIds()).stream();
        Page<StoredGroup> page = Page.of(
                Filters.apply(request.filters(), named, SecurityGroupCalls::attribute),
                new Page.Wish(
                        request.nextToken(),
                        request.maxResults(),
                        !request.groupIds().isEmpty()),
                account.limits().pageSize());
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(
                        page.items().stream().map(SecurityGroupCalls::view).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static @Nullable List<String> attribute(StoredGroup group, String filter) {
        return switch (filter) {
            case "group-id" -> List.of(group.id());
            case "group-name" -> List.of(group.name());
            case "vpc-id" -> List.of(group.vpcId());
            case "description" -> List.of(group.description());
            case "owner-id" -> List.of(Account.OWNER_ID);
            default -> null;
        };
    }

    public CreateSecurityGroupResponse create(CreateSecurityGroupRequest request) {
        Supported.only(request, "GroupName", "Description", "VpcId", "TagSpecifications");
        List<Tag> tags = Tags.of(request.tagSpecifications(), ResourceType.SECURITY_GROUP);
        StoredVpc vpc = lookup.vpc(request.vpcId());
        String name = Lookup.require(request.groupName(), "GroupName");
        if (model.groups().values().stream()
                .anyMatch(
                        group -> group.vpcId().equals(vpc.id()) && group.name().equals(name))) {
            throw Ec2Errors.clientError(
                    "InvalidGroup.Duplicate",
                    "The security group '%s' already exists for VPC '%s'".formatted(name, vpc.id()));
        }
        StoredGroup group = new StoredGroup(
                account.ids().next(ResourceKind.SECURITY_GROUP.prefix()),
                vpc.id(),
                name,
                Lookup.require(request.description(), "GroupDescription"));
        Tags.put(tags, group.tags());
        model.groups().put(group.id(), group);
        return CreateSecurityGroupResponse.builder()
                .groupId(group.id())
                .tags(Tags.view(group.tags()))
                .build();
    }

    private static SecurityGroup view(StoredGroup group) {
        return SecurityGroup.builder()
                .groupId(group.id())
                .groupName(group.name())
                .vpcId(group.vpcId())
                .description(group.description())
                .ownerId(Account.OWNER_ID)
                .tags(Tags.view(group.tags()))
                .build();
    }
}
