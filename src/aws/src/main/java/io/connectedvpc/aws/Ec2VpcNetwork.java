package io.connectedvpc.aws;

import static io.connectedvpc.aws.AwsErrors.accepted;
import static io.connectedvpc.aws.AwsErrors.calling;
import static io.connectedvpc.aws.Filters.byId;
import static io.connectedvpc.aws.Filters.filter;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.VpcNetwork;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * The VPC as EC2 has it. Holds no state, and doesn't retry beyond what the client does; any number of threads may use it. Writes of routes are paced
 * by their caller: of these a refusal for the rate of calls isn't retried at all.
 */
public final class Ec2VpcNetwork implements VpcNetwork {

    /**
     * Resources on a page: the most that every one of the calls takes. Requests without pages are throttled sooner. Source: DescribeInstances
     * in the EC2 API Reference.
     */
    private static final int PAGE = 100;

    private final Ec2Client ec2;
    private final EniTags tags;
    private final Ec2PrefixLists prefixLists;

    /** @param deployment the value of the tag that tells several installations in one account apart */
    public Ec2VpcNetwork(Ec2Client ec2, String deployment) {
        this.ec2 = ec2;
        this.tags = new EniTags(deployment);
        this.prefixLists = new Ec2PrefixLists(ec2, new PrefixListTags(deployment));
    }

    @Override
    public Optional<Vpc> vpc(String vpcId) {
        return byId("vpc-id", List.of(vpcId), this::describeVpcs).stream().findFirst();
    }

    @Override
    public Optional<Subnet> subnet(String subnetId) {
        return byId("subnet-id", List.of(subnetId), this::describeSubnets).stream()
                .findFirst();
    }

    @Override
    public List<RouteTable> routeTables(String vpcId) {
        var request = DescribeRouteTablesRequest.builder()
                .maxResults(PAGE)
                .filters(filter("vpc-id", vpcId))
                .build();
        return calling(
                "ec2:DescribeRouteTables",
                () -> ec2.describeRouteTablesPaginator(request).routeTables().stream()
                        .map(RouteTables::of)
                        .toList());
    }

    @Override
    public List<Instance> instances(Collection<String> instanceIds) {
        return byId("instance-id", instanceIds, this::describeInstances);
    }

    @Override
    public Set<String> securityGroups(String vpcId, Collection<String> groupIds) {
        List<String> found = byId("group-id", groupIds, ids -> groups(ids, filter("vpc-id", vpcId)));
        return Set.copyOf(found);
    }

    @Override
    public String defaultSecurityGroup(String vpcId) {
        return groups(filter("vpc-id", vpcId), filter("group-name", "default")).stream()
                .findFirst()
                .orElseThrow(() -> noDefaultGroup(vpcId));
    }

    @Override
    public List<Eni> networkInterfaces(Collection<String> networkInterfaceIds) {
        return byId("network-interface-id", networkInterfaceIds, ids -> enis(List.of(ids)));
    }

    @Override
    public List<Eni> taggedNetworkInterfaces(String subnetId, String sddcId) {
        return enis(tags.filters(sddcId, filter("subnet-id", subnetId)));
    }

    @Override
    public Creation createNetworkInterface(NewEni eni) {
        return calling(
                "ec2:CreateNetworkInterface",
                () -> create(eni),
                answered -> isSpent(answered) ? Optional.of(new Creation.TokenSpent()) : Optional.empty());
    }

    @Override
    public boolean disableSourceDestCheck(String networkInterfaceId) {
        return calling(
                "ec2:ModifyNetworkInterfaceAttribute",
                () -> {
                    ec2.modifyNetworkInterfaceAttribute(request ->
                            request.networkInterfaceId(networkInterfaceId).sourceDestCheck(off -> off.value(false)));
                    return true;
                },
                answered -> AwsErrors.namesMissingEni(answered) ? Optional.of(false) : Optional.empty());
    }

    @Override
    public void setSecurityGroups(String networkInterfaceId, List<String> groupIds) {
        calling(
                "ec2:ModifyNetworkInterfaceAttribute",
                () -> ec2.modifyNetworkInterfaceAttribute(request ->
                        request.networkInterfaceId(networkInterfaceId).groups(groupIds)));
    }

    /**
     * {@inheritDoc} An ENI that is attached to an existing instance isn't deleted with it unless someone asks for that. Source: EC2 User
     * Guide, "Delete on termination".
     */
    @Override
    public void attach(String networkInterfaceId, String instanceId, int deviceIndex) {
        calling(
                "ec2:AttachNetworkInterface",
                () -> ec2.attachNetworkInterface(request -> request.networkInterfaceId(networkInterfaceId)
                        .instanceId(instanceId)
                        .deviceIndex(deviceIndex)));
    }

    @Override
    public void detach(String attachmentId) {
        accepted(
                "ec2:DetachNetworkInterface",
                () -> ec2.detachNetworkInterface(request -> request.attachmentId(attachmentId)),
                AwsErrors::namesMissing);
    }

    @Override
    public boolean deleteNetworkInterface(String networkInterfaceId) {
        return calling("ec2:DeleteNetworkInterface", () -> delete(networkInterfaceId), answered -> {
            if (AwsErrors.namesMissing(answered)) {
                return Optional.of(true);
            }
            return AwsErrors.namesEniInUse(answered) ? Optional.of(false) : Optional.empty();
        });
    }

    /** {@inheritDoc} A list that is still being created can't be named yet: that is {@code OUTDATED} too. */
    @Override
    public RouteWrite createRoute(String routeTableId, Destination destination, String networkInterfaceId) {
        var request = CreateRouteRequest.builder()
                .routeTableId(routeTableId)
                .destinationCidrBlock(block(destination))
                .destinationPrefixListId(list(destination))
                .networkInterfaceId(networkInterfaceId)
                .overrideConfiguration(PacedCalls.REQUEST)
                .build();
        return write(
                "ec2:CreateRoute",
                () -> ec2.createRoute(request),
                answered -> AwsErrors.namesExistingRoute(answered) || AwsErrors.namesOtherPrefixList(answered));
    }

    @Override
    public RouteWrite replaceRoute(String routeTableId, Destination destination, String networkInterfaceId) {
        var request = ReplaceRouteRequest.builder()
                .routeTableId(routeTableId)
                .destinationCidrBlock(block(destination))
                .destinationPrefixListId(list(destination))
                .networkInterfaceId(networkInterfaceId)
                .overrideConfiguration(PacedCalls.REQUEST)
                .build();
        return write("ec2:ReplaceRoute", () -> ec2.replaceRoute(request), AwsErrors::namesNoRouteToReplace);
    }

    @Override
    public RouteWrite deleteRoute(String routeTableId, Destination destination) {
        var request = DeleteRouteRequest.builder()
                .routeTableId(routeTableId)
                .destinationCidrBlock(block(destination))
                .destinationPrefixListId(list(destination))
                .overrideConfiguration(PacedCalls.REQUEST)
                .build();
        return write("ec2:DeleteRoute", () -> ec2.deleteRoute(request), answered -> false);
    }

    @Override
    public Optional<PrefixList> prefixList(PrefixListId id) {
        return prefixLists.byListId(id);
    }

    @Override
    public List<PrefixList> taggedPrefixLists(String sddcId) {
        return prefixLists.tagged(sddcId);
    }

    @Override
    public SortedSet<Cidr> prefixListEntries(PrefixListId id) {
        return prefixLists.entries(id);
    }

    @Override
    public Optional<PrefixList> createPrefixList(NewPrefixList list) {
        return prefixLists.create(list);
    }

    @Override
    public RouteWrite editPrefixList(PrefixListId id, long version, Collection<Cidr> added, Collection<Cidr> removed) {
        return prefixLists.edit(id, version, added, removed);
    }

    @Override
    public RouteWrite resizePrefixList(PrefixListId id, int maxEntries) {
        return prefixLists.resize(id, maxEntries);
    }

    @Override
    public RouteWrite deletePrefixList(PrefixListId id) {
        return prefixLists.delete(id);
    }

    @Override
    public SortedSet<String> prefixListUsers(PrefixListId id) {
        return prefixLists.users(id);
    }

    private static @Nullable String block(Destination destination) {
        return destination instanceof Cidr block ? block.toString() : null;
    }

    private static @Nullable String list(Destination destination) {
        return destination instanceof PrefixListId list ? list.value() : null;
    }

    /** A table, route or target that is missing makes every write outdated. */
    private static RouteWrite write(String action, Runnable call, Predicate<AwsServiceException> outdated) {
        return accepted(action, call, outdated.or(AwsErrors::namesMissing)) ? RouteWrite.DONE : RouteWrite.OUTDATED;
    }

    private Creation create(NewEni eni) {
        var answer = ec2.createNetworkInterface(request -> request.subnetId(eni.subnetId())
                .description(eni.description())
                .groups(eni.securityGroupIds())
                .clientToken(eni.clientToken())
                .tagSpecifications(tags.forNew(eni.sddcId(), eni.slot())));
        return new Creation.Created(NetworkInterfaces.of(answer.networkInterface(), tags));
    }

    /** No ENI is named in a creation: one that is missing can only be the one that the token made. */
    private static boolean isSpent(AwsServiceException answered) {
        return AwsErrors.namesSpentToken(answered) || AwsErrors.namesMissingEni(answered);
    }

    private boolean delete(String networkInterfaceId) {
        ec2.deleteNetworkInterface(request -> request.networkInterfaceId(networkInterfaceId));
        return true;
    }

    private List<Vpc> describeVpcs(Filter ids) {
        var request =
                DescribeVpcsRequest.builder().maxResults(PAGE).filters(ids).build();
        return calling(
                "ec2:DescribeVpcs",
                () -> ec2.describeVpcsPaginator(request).vpcs().stream()
                        .map(Places::vpc)
                        .toList());
    }

    private List<Subnet> describeSubnets(Filter ids) {
        var request =
                DescribeSubnetsRequest.builder().maxResults(PAGE).filters(ids).build();
        return calling(
                "ec2:DescribeSubnets",
                () -> ec2.describeSubnetsPaginator(request).subnets().stream()
                        .map(Places::subnet)
                        .toList());
    }

    private List<Instance> describeInstances(Filter filter) {
        var request = DescribeInstancesRequest.builder()
                .maxResults(PAGE)
                .filters(filter)
                .build();
        return calling(
                "ec2:DescribeInstances",
                () -> ec2.describeInstancesPaginator(request).reservations().stream()
                        .flatMap(reservation -> reservation.instances().stream())
                        .filter(Places::exists)
                        .map(Places::instance)
                        .toList());
    }

    private List<Eni> enis(List<Filter> filters) {
        var request = DescribeNetworkInterfacesRequest.builder()
                .maxResults(PAGE)
                .filters(filters)
                .build();
        return calling(
                "ec2:DescribeNetworkInterfaces",
                () -> ec2.describeNetworkInterfacesPaginator(request).networkInterfaces().stream()
                        .map(eni -> NetworkInterfaces.of(eni, tags))
                        .toList());
    }

    private List<String> groups(Filter... filters) {
        var request = DescribeSecurityGroupsRequest.builder()
                .maxResults(PAGE)
                .filters(filters)
                .build();
        return calling(
                "ec2:DescribeSecurityGroups",
                () -> ec2.describeSecurityGroupsPaginator(request).securityGroups().stream()
                        .map(SecurityGroup::groupId)
                        .toList());
    }

    private static CloudFailure noDefaultGroup(String vpcId) {
        String message = vpcId + " has no default security group: it is probably gone";
        return AwsErrors.failure(CloudFailure.Kind.IMPOSSIBLE, "ec2:DescribeSecurityGroups", message);
    }
}
