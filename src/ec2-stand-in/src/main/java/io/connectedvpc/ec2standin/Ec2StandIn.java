package io.connectedvpc.ec2standin;

import io.connectedvpc.ec2standin.calls.AttachmentCalls;
import io.connectedvpc.ec2standin.calls.Ec2Errors;
import io.connectedvpc.ec2standin.calls.GatewayCalls;
import io.connectedvpc.ec2standin.calls.InstanceCalls;
import io.connectedvpc.ec2standin.calls.ModifyInterfaceCalls;
import io.connectedvpc.ec2standin.calls.ModifyPrefixListCalls;
import io.connectedvpc.ec2standin.calls.NetworkInterfaceCalls;
import io.connectedvpc.ec2standin.calls.PrefixListCalls;
import io.connectedvpc.ec2standin.calls.RouteCalls;
import io.connectedvpc.ec2standin.calls.RouteTableCalls;
import io.connectedvpc.ec2standin.calls.SecurityGroupCalls;
import io.connectedvpc.ec2standin.calls.SubnetCalls;
import io.connectedvpc.ec2standin.calls.TagCalls;
import io.connectedvpc.ec2standin.calls.VpcCalls;
import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Ec2Limits;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.RouteEdit;
import io.connectedvpc.ec2standin.model.RouteListener;
import io.connectedvpc.ec2standin.model.SeededIds;
import io.connectedvpc.ec2standin.throttle.Throttle;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
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

    private final ReentrantLock lock = new ReentrantLock();
    private final CallJournal journal = new CallJournal();
    private final List<RouteListener> listeners = new CopyOnWriteArrayList<>();
    private final Account account;
    private final @Nullable Throttle throttle;

    private final VpcCalls vpcs;
    private final SubnetCalls subnets;
    private final SecurityGroupCalls groups;
    private final GatewayCalls gateways;
    private final RouteTableCalls routeTables;
    private final RouteCalls routes;
    private final NetworkInterfaceCalls interfaces;
    private final ModifyInterfaceCalls interfaceAttributes;
    private final AttachmentCalls attachments;
    private final InstanceCalls instances;
    private final TagCalls tags;
    private final PrefixListCalls prefixLists;
    private final ModifyPrefixListCalls prefixListChanges;

    /** An unthrottled EC2 with its usual limits, on the system's clock. */
    public Ec2StandIn() {
        this(new Builder());
    }

    private Ec2StandIn(Builder builder) {
        account = new Account(new Ec2Model(), new SeededIds(builder.seed), builder.clock, builder.limits);
        throttle = builder.throttled ? new Throttle(builder.clock) : null;
        routeTables = new RouteTableCalls(account);
        vpcs = new VpcCalls(account, routeTables);
        subnets = new SubnetCalls(account);
        groups = new SecurityGroupCalls(account);
        gateways = new GatewayCalls(account);
        routes = new RouteCalls(account, this::tell);
        interfaces = new NetworkInterfaceCalls(account);
        interfaceAttributes = new ModifyInterfaceCalls(account);
        attachments = new AttachmentCalls(account);
        instances = new InstanceCalls(account, interfaces, attachments);
        tags = new TagCalls(account);
        prefixLists = new PrefixListCalls(account);
        prefixListChanges = new ModifyPrefixListCalls(account);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What was called so far, set-up included. */
    public CallJournal journal() {
        return journal;
    }

    /** From now on, tells of every route that a call creates, replaces or deletes. */
    public void onRouteEdit(RouteListener listener) {
        listeners.add(listener);
    }

    /** Fixes the ids of the next resources, each for the kind that its prefix says, such as {@code vpc-1}. */
    public void nextIds(String... ids) {
        locked(() -> account.ids().choose(ids));
    }

    /** Adds a propagated route, as an attached virtual private gateway does when it learns it. */
    public void propagateRoute(String routeTableId, String cidr, String gatewayId) {
        locked(() -> routes.propagate(routeTableId, cidr, gatewayId));
    }

    /** Takes a propagated route back. */
    public void withdrawRoute(String routeTableId, String cidr, String gatewayId) {
        locked(() -> routes.withdraw(routeTableId, cidr, gatewayId));
    }

    private void tell(RouteEdit edit) {
        listeners.forEach(listener -> listener.routeEdited(edit));
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private <Q extends Ec2Request, A extends Ec2Response> A call(Q request, Function<Q, A> effect) {
        lock.lock();
        try {
            A answer = admitted(request, effect);
            journal.add(Call.of(request, account.now(), null));
            return answer;
        } catch (Ec2Exception e) {
            journal.add(Call.of(request, account.now(), e.awsErrorDetails().errorCode()));
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private <Q extends Ec2Request, A extends Ec2Response> A admitted(Q request, Function<Q, A> effect) {
        if (throttle != null && !throttle.lets(Call.operationOf(request))) {
            throw Ec2Errors.requestLimitExceeded();
        }
        if (request.getValueForField("DryRun", Boolean.class).orElse(false)) {
            throw Ec2Errors.dryRun();
        }
        account.resources().settle(account.now());
        return effect.apply(request);
    }

    @Override
    public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        return call(request, vpcs::describe);
    }

    @Override
    public CreateVpcResponse createVpc(CreateVpcRequest request) {
        return call(request, vpcs::create);
    }

    @Override
    public AssociateVpcCidrBlockResponse associateVpcCidrBlock(AssociateVpcCidrBlockRequest request) {
        return call(request, vpcs::addBlock);
    }

    @Override
    public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        return call(request, subnets::describe);
    }

    @Override
    public CreateSubnetResponse createSubnet(CreateSubnetRequest request) {
        return call(request, subnets::create);
    }

    @Override
    public DescribeSecurityGroupsResponse describeSecurityGroups(DescribeSecurityGroupsRequest request) {
        return call(request, groups::describe);
    }

    @Override
    public CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
        return call(request, groups::create);
    }

    @Override
    public CreateInternetGatewayResponse createInternetGateway(CreateInternetGatewayRequest request) {
        return call(request, gateways::create);
    }

    @Override
    public AttachInternetGatewayResponse attachInternetGateway(AttachInternetGatewayRequest request) {
        return call(request, gateways::attach);
    }

    @Override
    public DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        return call(request, routeTables::describe);
    }

    @Override
    public CreateRouteTableResponse createRouteTable(CreateRouteTableRequest request) {
        return call(request, routeTables::create);
    }

    @Override
    public DeleteRouteTableResponse deleteRouteTable(DeleteRouteTableRequest request) {
        return call(request, routeTables::delete);
    }

    @Override
    public AssociateRouteTableResponse associateRouteTable(AssociateRouteTableRequest request) {
        return call(request, routeTables::associate);
    }

    @Override
    public DisassociateRouteTableResponse disassociateRouteTable(DisassociateRouteTableRequest request) {
        return call(request, routeTables::disassociate);
    }

    @Override
    public ReplaceRouteTableAssociationResponse replaceRouteTableAssociation(
            ReplaceRouteTableAssociationRequest request) {
        return call(request, routeTables::replaceAssociation);
    }

    @Override
    public CreateRouteResponse createRoute(CreateRouteRequest request) {
        return call(request, routes::create);
    }

    @Override
    public ReplaceRouteResponse replaceRoute(ReplaceRouteRequest request) {
        return call(request, routes::replace);
    }

    @Override
    public DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
        return call(request, routes::delete);
    }

    @Override
    public DescribeNetworkInterfacesResponse describeNetworkInterfaces(DescribeNetworkInterfacesRequest request) {
        return call(request, interfaces::describe);
    }

    @Override
    public CreateNetworkInterfaceResponse createNetworkInterface(CreateNetworkInterfaceRequest request) {
        return call(request, interfaces::create);
    }

    @Override
    public DeleteNetworkInterfaceResponse deleteNetworkInterface(DeleteNetworkInterfaceRequest request) {
        return call(request, interfaces::delete);
    }

    @Override
    public ModifyNetworkInterfaceAttributeResponse modifyNetworkInterfaceAttribute(
            ModifyNetworkInterfaceAttributeRequest request) {
        return call(request, interfaceAttributes::modify);
    }

    @Override
    public AttachNetworkInterfaceResponse attachNetworkInterface(AttachNetworkInterfaceRequest request) {
        return call(request, attachments::attach);
    }

    @Override
    public DetachNetworkInterfaceResponse detachNetworkInterface(DetachNetworkInterfaceRequest request) {
        return call(request, attachments::detach);
    }

    @Override
    public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
        return call(request, instances::describe);
    }

    @Override
    public RunInstancesResponse runInstances(RunInstancesRequest request) {
        return call(request, instances::run);
    }

    @Override
    public StartInstancesResponse startInstances(StartInstancesRequest request) {
        return call(request, instances::start);
    }

    @Override
    public StopInstancesResponse stopInstances(StopInstancesRequest request) {
        return call(request, instances::stop);
    }

    @Override
    public TerminateInstancesResponse terminateInstances(TerminateInstancesRequest request) {
        return call(request, instances::terminate);
    }

    @Override
    public CreateTagsResponse createTags(CreateTagsRequest request) {
        return call(request, tags::create);
    }

    @Override
    public DescribeManagedPrefixListsResponse describeManagedPrefixLists(DescribeManagedPrefixListsRequest request) {
        return call(request, prefixLists::describe);
    }

    @Override
    public CreateManagedPrefixListResponse createManagedPrefixList(CreateManagedPrefixListRequest request) {
        return call(request, prefixLists::create);
    }

    @Override
    public GetManagedPrefixListEntriesResponse getManagedPrefixListEntries(GetManagedPrefixListEntriesRequest request) {
        return call(request, prefixLists::entries);
    }

    @Override
    public GetManagedPrefixListAssociationsResponse getManagedPrefixListAssociations(
            GetManagedPrefixListAssociationsRequest request) {
        return call(request, prefixLists::associations);
    }

    @Override
    public ModifyManagedPrefixListResponse modifyManagedPrefixList(ModifyManagedPrefixListRequest request) {
        return call(request, prefixListChanges::modify);
    }

    @Override
    public DeleteManagedPrefixListResponse deleteManagedPrefixList(DeleteManagedPrefixListRequest request) {
        return call(request, prefixListChanges::delete);
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
