package io.connectedvpc.ec2standin;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Ec2Limits;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.RouteListener;
import io.connectedvpc.ec2standin.model.SeededIds;
import io.connectedvpc.ec2standin.throttle.Throttle;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Ec2Response;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/**
 * EC2 in memory: one account in one Region, empty at first. Every operation that isn't overridden here throws
 * {@link UnsupportedOperationException}, and so does a parameter that the stand-in doesn't keep; the paginators and the
 * variants that take a {@code Consumer} come with the interface. Thread-safe: one call at a time takes effect.
 */
public final class Ec2StandIn implements Ec2Client {

    private static final String USER_AGENT = "aws-sdk-java";

    private final Region region;
    private final String userAgent;
    private final WritePace pace;

    /** An unthrottled EC2 with its usual limits, on the system's clock. */
    public Ec2StandIn() {
        this(new Builder());
    }

    private Ec2StandIn(Builder builder) {
        this(
                new Region(
                        new Account(new Ec2Model(), new SeededIds(builder.seed), builder.clock, builder.limits),
                        builder.throttled ? new Throttle(builder.clock) : null),
                USER_AGENT,
                WritePace.NONE);
    }

    private Ec2StandIn(Region region, String userAgent, WritePace pace) {
        this.region = region;
        this.userAgent = userAgent;
        this.pace = pace;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Another client of the same account, whose calls are told apart by their user agent. */
    public Ec2StandIn as(String otherUserAgent) {
        return new Ec2StandIn(region, otherUserAgent, pace);
    }

    /**
     * Another client of the same account, for who wants to watch: its calls that may change something are made one after
     * the other, and each waits first. Others' calls, and all that only read, aren't held up.
     */
    public Ec2StandIn paced(Duration latency) {
        return new Ec2StandIn(region, userAgent, WritePace.of(latency));
    }

    /** What was called so far by whichever client, set-up included. */
    public CallJournal journal() {
        return region.journal();
    }

    /** From now on, tells of every call of every client, as CloudTrail does, but at once. */
    public void onCall(CallListener listener) {
        region.tellCalls(listener);
    }

    /** From now on, tells of every route that a call creates, replaces or deletes. */
    public void onRouteEdit(RouteListener listener) {
        region.tellRouteEdits(listener);
    }

    /** Fixes the ids of the next resources, each for the kind that its prefix says, such as {@code vpc-1}. */
    public void nextIds(String... ids) {
        region.change(() -> region.account().ids().choose(ids));
    }

    /** Adds a propagated route, as an attached virtual private gateway does when it learns it. */
    public void propagateRoute(String routeTableId, String cidr, String gatewayId) {
        region.change(() -> region.routes.propagate(routeTableId, cidr, gatewayId));
    }

    /** Takes a propagated route back. */
    public void withdrawRoute(String routeTableId, String cidr, String gatewayId) {
        region.change(() -> region.routes.withdraw(routeTableId, cidr, gatewayId));
    }

    private <Q extends Ec2Request, A extends Ec2Response> A call(Q request, Function<Q, A> effect) {
        pace.await(request);
        return region.call(userAgent, request, effect);
    }

    @Override
    public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        return call(request, region.vpcs::describe);
    }

    @Override
    public CreateVpcResponse createVpc(CreateVpcRequest request) {
        return call(request, region.vpcs::create);
    }

    @Override
    public AssociateVpcCidrBlockResponse associateVpcCidrBlock(AssociateVpcCidrBlockRequest request) {
        return call(request, region.vpcs::addBlock);
    }

    @Override
    public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        return call(request, region.subnets::describe);
    }

    @Override
    public CreateSubnetResponse createSubnet(CreateSubnetRequest request) {
        return call(request, region.subnets::create);
    }

    @Override
    public DescribeSecurityGroupsResponse describeSecurityGroups(DescribeSecurityGroupsRequest request) {
        return call(request, region.groups::describe);
    }

    @Override
    public CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
        return call(request, region.groups::create);
    }

    @Override
    public CreateInternetGatewayResponse createInternetGateway(CreateInternetGatewayRequest request) {
        return call(request, region.gateways::create);
    }

    @Override
    public AttachInternetGatewayResponse attachInternetGateway(AttachInternetGatewayRequest request) {
        return call(request, region.gateways::attach);
    }

    @Override
    public DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        return call(request, region.routeTables::describe);
    }

    @Override
    public CreateRouteTableResponse createRouteTable(CreateRouteTableRequest request) {
        return call(request, region.routeTables::create);
    }

    @Override
    public DeleteRouteTableResponse deleteRouteTable(DeleteRouteTableRequest request) {
        return call(request, region.routeTables::delete);
    }

    @Override
    public AssociateRouteTableResponse associateRouteTable(AssociateRouteTableRequest request) {
        return call(request, region.routeTables::associate);
    }

    @Override
    public DisassociateRouteTableResponse disassociateRouteTable(DisassociateRouteTableRequest request) {
        return call(request, region.routeTables::disassociate);
    }

    @Override
    public ReplaceRouteTableAssociationResponse replaceRouteTableAssociation(
            ReplaceRouteTableAssociationRequest request) {
        return call(request, region.routeTables::replaceAssociation);
    }

    @Override
    public CreateRouteResponse createRoute(CreateRouteRequest request) {
        return call(request, region.routes::create);
    }

    @Override
    public ReplaceRouteResponse replaceRoute(ReplaceRouteRequest request) {
        return call(request, region.routes::replace);
    }

    @Override
    public DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
        return call(request, region.routes::delete);
    }

    @Override
    public DescribeNetworkInterfacesResponse describeNetworkInterfaces(DescribeNetworkInterfacesRequest request) {
        return call(request, region.interfaces::describe);
    }

    @Override
    public CreateNetworkInterfaceResponse createNetworkInterface(CreateNetworkInterfaceRequest request) {
        return call(request, region.interfaces::create);
    }

    @Override
    public DeleteNetworkInterfaceResponse deleteNetworkInterface(DeleteNetworkInterfaceRequest request) {
        return call(request, region.interfaces::delete);
    }

    @Override
    public ModifyNetworkInterfaceAttributeResponse modifyNetworkInterfaceAttribute(
            ModifyNetworkInterfaceAttributeRequest request) {
        return call(request, region.interfaceAttributes::modify);
    }

    @Override
    public AttachNetworkInterfaceResponse attachNetworkInterface(AttachNetworkInterfaceRequest request) {
        return call(request, region.attachments::attach);
    }

    @Override
    public DetachNetworkInterfaceResponse detachNetworkInterface(DetachNetworkInterfaceRequest request) {
        return call(request, region.attachments::detach);
    }

    @Override
    public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
        return call(request, region.instances::describe);
    }

    @Override
    public RunInstancesResponse runInstances(RunInstancesRequest request) {
        return call(request, region.instances::run);
    }

    @Override
    public StartInstancesResponse startInstances(StartInstancesRequest request) {
        return call(request, region.instances::start);
    }

    @Override
    public StopInstancesResponse stopInstances(StopInstancesRequest request) {
        return call(request, region.instances::stop);
    }

    @Override
    public TerminateInstancesResponse terminateInstances(TerminateInstancesRequest request) {
        return call(request, region.instances::terminate);
    }

    @Override
    public CreateTagsResponse createTags(CreateTagsRequest request) {
        return call(request, region.tags::create);
    }

    @Override
    public DescribeManagedPrefixListsResponse describeManagedPrefixLists(DescribeManagedPrefixListsRequest request) {
        return call(request, region.prefixLists::describe);
    }

    @Override
    public CreateManagedPrefixListResponse createManagedPrefixList(CreateManagedPrefixListRequest request) {
        return call(request, region.prefixLists::create);
    }

    @Override
    public GetManagedPrefixListEntriesResponse getManagedPrefixListEntries(GetManagedPrefixListEntriesRequest request) {
        return call(request, region.prefixLists::entries);
    }

    @Override
    public GetManagedPrefixListAssociationsResponse getManagedPrefixListAssociations(
            GetManagedPrefixListAssociationsRequest request) {
        return call(request, region.prefixLists::associations);
    }

    @Override
    public ModifyManagedPrefixListResponse modifyManagedPrefixList(ModifyManagedPrefixListRequest request) {
        return call(request, region.prefixListChanges::modify);
    }

    @Override
    public DeleteManagedPrefixListResponse deleteManagedPrefixList(DeleteManagedPrefixListRequest request) {
        return call(request, region.prefixListChanges::delete);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Nothing to release. */
    @Override
    public void close() {}

    /** How an EC2 stand-in is to be. */
    public static final class Builder {

        private InstantSource clock = InstantSource.system();
        private long seed = 1;
        private Ec2Limits limits = Ec2Limits.DEFAULT;
        private boolean throttled;

        private Builder() {}

        /** Where all times come from, those of the throttling included. */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /** What the ids follow from; the same seed and calls give the same ids. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        public Builder limits(Ec2Limits value) {
            limits = value;
            return this;
        }

        /** Refuses calls above EC2's request rates with {@code RequestLimitExceeded}. */
        public Builder throttled() {
            throttled = true;
            return this;
        }

        public Ec2StandIn build() {
            return new Ec2StandIn(this);
        }
    }
}
