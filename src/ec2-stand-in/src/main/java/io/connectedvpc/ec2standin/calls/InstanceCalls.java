package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.StoredAttachment;
import io.connectedvpc.ec2standin.model.StoredGroup;
import io.connectedvpc.ec2standin.model.StoredInstance;
import io.connectedvpc.ec2standin.model.StoredInstance.State;
import io.connectedvpc.ec2standin.model.StoredInterface;
import io.connectedvpc.ec2standin.model.StoredSubnet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/** Instances: there to have network interfaces attached, to stop and to be terminated. */
public final class InstanceCalls {

    private static final String DEFAULT_TYPE = "m1.small";

    private final Account account;
    private final Ec2Model model;
    private final Lookup lookup;
    private final NetworkInterfaceCalls interfaces;
    private final AttachmentCalls attachments;
    private final InstanceView view;

    public InstanceCalls(Account account, NetworkInterfaceCalls interfaces, AttachmentCalls attachments) {
        this.account = account;
        this.model = account.resources();
        this.lookup = new Lookup(model);
        this.interfaces = interfaces;
        this.attachments = attachments;
        this.view = new InstanceView(model);
    }

    /** Each instance is shown in a reservation of its own. */
    public DescribeInstancesResponse describe(DescribeInstancesRequest request) {
        Stream<StoredInstance> named =
                Lookup.named(model.instances(), ResourceKind.INSTANCE, request.instanceIds()).stream();
        Page<StoredInstance> page = Page.of(
                Filters.apply(request.filters(), named, InstanceCalls::attribute),
                new Page.Wish(
                        request.nextToken(),
                        request.maxResults(),
                        !request.instanceIds().isEmpty()),
                account.limits().pageSize());
        return DescribeInstancesResponse.builder()
                .reservations(page.items().stream().map(this::reservation).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private Reservation reservation(StoredInstance instance) {
        return Reservation.builder()
                .reservationId("r-"
                        + instance.id().substring(ResourceKind.INSTANCE.prefix().length() + 1))
                .ownerId(Account.OWNER_ID)
                .instances(view.of(instance))
                .build();
    }

    private static @Nullable List<String> attribute(StoredInstance instance, String filter) {
        boolean isThere = instance.state() != State.TERMINATED;
        return switch (filter) {
            case "instance-id" -> List.of(instance.id());
            case "instance-state-name" -> List.of(InstanceView.nameOf(instance.state()));
            case "instance-state-code" ->
                List.of(String.valueOf(instance.state().code()));
            case "instance-type" -> List.of(instance.type());
            case "vpc-id" -> isThere ? List.of(instance.subnet().vpcId()) : List.of();
            case "subnet-id" -> isThere ? List.of(instance.subnet().id()) : List.of();
            case "availability-zone" -> List.of(instance.subnet().availabilityZone());
            default -> null;
        };
    }

    public RunInstancesResponse run(RunInstancesRequest request) {
        Supported.only(
                request,
                "ImageId",
                "MinCount",
                "MaxCount",
                "InstanceType",
                "SubnetId",
                "SecurityGroupIds",
                "PrivateIpAddress",
                "TagSpecifications");
        List<Tag> tags = Tags.of(request.tagSpecifications(), ResourceType.INSTANCE);
        StoredSubnet subnet = lookup.subnet(request.subnetId());
        List<String> groups =
                lookup.groups(request.securityGroupIds(), subnet.vpcId(), "subnet " + subnet.id()).stream()
                        .map(StoredGroup::id)
                        .toList();
        int count = Objects.requireNonNullElse(request.maxCount(), 1);
        if (model.freeAddresses(subnet) < count) {
            throw Ec2Errors.insufficientFreeAddresses();
        }
        List<StoredInstance> launched = Stream.generate(() -> launch(request, subnet, groups, tags))
                .limit(count)
                .toList();
        return RunInstancesResponse.builder()
                .reservationId(account.ids().next("r"))
                .ownerId(Account.OWNER_ID)
                .instances(launched.stream().map(view::of).toList())
                .build();
    }

    private StoredInstance launch(
            RunInstancesRequest request, StoredSubnet subnet, List<String> groups, List<Tag> tags) {
        String type = Objects.requireNonNullElse(request.instanceTypeAsString(), DEFAULT_TYPE);
        StoredInterface primary = interfaces.make(subnet, request.privateIpAddress(), "", groups, List.of());
        StoredInstance instance =
                new StoredInstance(account.ids().next(ResourceKind.INSTANCE.prefix()), subnet, type, account.now());
        Tags.put(tags, instance.tags());
        model.instances().put(instance.id(), instance);
        attachments.attach(primary, instance, 0, true);
        return instance;
    }

    public StartInstancesResponse start(StartInstancesRequest request) {
        return StartInstancesResponse.builder()
                .startingInstances(moved(request.instanceIds(), State.RUNNING, "started"))
                .build();
    }

    /** A stopped instance keeps its interfaces. */
    public StopInstancesResponse stop(StopInstancesRequest request) {
        return StopInstancesResponse.builder()
                .stoppingInstances(moved(request.instanceIds(), State.STOPPED, "stopped"))
                .build();
    }

    private List<InstanceStateChange> moved(List<String> ids, State next, String participle) {
        List<StoredInstance> instances = ids.stream().map(lookup::instance).toList();
        instances.stream()
                .filter(instance -> instance.state() == State.TERMINATED)
                .findFirst()
                .ifPresent(gone -> {
                    throw Ec2Errors.clientError(
                            "IncorrectInstanceState",
                            "The instance '%s' is not in a state from which it can be %s."
                                    .formatted(gone.id(), participle));
                });
        return instances.stream().map(instance -> move(instance, next)).toList();
    }

    /** Interfaces go with the instance if their attachment says so; the others become free. */
    public TerminateInstancesResponse terminate(TerminateInstancesRequest request) {
        List<StoredInstance> instances =
                request.instanceIds().stream().map(lookup::instance).toList();
        instances.forEach(instance -> model.interfacesOf(instance.id()).forEach(this::release));
        return TerminateInstancesResponse.builder()
                .terminatingInstances(instances.stream()
                        .map(instance -> move(instance, State.TERMINATED))
                        .toList())
                .build();
    }

    private void release(StoredInterface eni) {
        boolean goes =
                eni.attachment().filter(StoredAttachment::deleteOnTermination).isPresent();
        eni.detach();
        if (goes) {
            model.interfaces().remove(eni.id());
        }
    }

    private static InstanceStateChange move(StoredInstance instance, State next) {
        State previous = instance.state();
        instance.become(next);
        return InstanceStateChange.builder()
                .instanceId(instance.id())
                .previousState(InstanceView.state(previous))
                .currentState(InstanceView.state(next))
                .build();
    }
}
