package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.Ipv4Cidr;
import io.connectedvpc.ec2standin.model.StoredAttachment;
import io.connectedvpc.ec2standin.model.StoredGroup;
import io.connectedvpc.ec2standin.model.StoredInterface;
import io.connectedvpc.ec2standin.model.StoredSubnet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Network interfaces: their coming, their going, and how they are found. */
public final class NetworkInterfaceCalls {

    /** What the answer to CreateNetworkInterface says, and no Describe; the SDK has no constant for it. */
    private static final String JUST_MADE = "pending";

    private final Account account;
    private final Ec2Model model;
    private final Lookup lookup;
    private final Addresses addresses;
    private final ClientTokens<CreateNetworkInterfaceRequest> tokens =
            new ClientTokens<>(CreateNetworkInterfaceRequest::clientToken, NetworkInterfaceCalls::withSortedGroups);
    private final InterfaceView view;

    public NetworkInterfaceCalls(Account account) {
        this.account = account;
        this.model = account.resources();
        this.lookup = new Lookup(model);
        this.addresses = new Addresses(model);
        this.view = new InterfaceView(model);
    }

    public DescribeNetworkInterfacesResponse describe(DescribeNetworkInterfacesRequest request) {
        Stream<StoredInterface> named =
                Lookup.named(model.interfaces(), ResourceKind.NETWORK_INTERFACE, request.networkInterfaceIds())
                        .stream();
        Page<StoredInterface> page = Page.of(
                Filters.apply(request.filters(), named, NetworkInterfaceCalls::attribute),
                new Page.Wish(
                        request.nextToken(),
                        request.maxResults(),
                        !request.networkInterfaceIds().isEmpty()),
                account.limits().pageSize());
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(page.items().stream().map(view::of).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static @Nullable List<String> attribute(StoredInterface eni, String filter) {
        return switch (filter) {
            case "network-interface-id" -> List.of(eni.id());
            case "subnet-id" -> List.of(eni.subnet().id());
            case "vpc-id" -> List.of(eni.vpcId());
            case "availability-zone" -> List.of(eni.subnet().availabilityZone());
            case "private-ip-address", "addresses.private-ip-address" -> List.of(Ipv4Cidr.dotted(eni.address()));
            case "description" -> List.of(eni.description());
            case "group-id" -> eni.groupIds();
            case "interface-type" -> List.of(NetworkInterfaceType.INTERFACE.toString());
            case "mac-address" -> List.of(eni.macAddress());
            case "owner-id" -> List.of(Account.OWNER_ID);
            case "requester-managed" -> List.of("false");
            case "source-dest-check" -> List.of(String.valueOf(eni.sourceDestCheck()));
            case "status" -> List.of(InterfaceView.status(eni).toString());
            case "attachment.attachment-id" -> attachment(eni, StoredAttachment::id);
            case "attachment.instance-id" -> attachment(eni, StoredAttachment::instanceId);
            case "attachment.device-index" -> attachment(eni, StoredAttachment::deviceIndex);
            case "attachment.delete-on-termination" -> attachment(eni, StoredAttachment::deleteOnTermination);
            case "attachment.status" -> attachment(eni, InterfaceView::status);
            default -> null;
        };
    }

    private static List<String> attachment(StoredInterface eni, Function<StoredAttachment, Object> attribute) {
        return eni.attachment().map(attribute).map(String::valueOf).stream().toList();
    }

    /** With a client token that was used before, the interface made then is the answer. */
    public CreateNetworkInterfaceResponse create(CreateNetworkInterfaceRequest request) {
        Supported.only(
                request,
                "SubnetId",
                "Description",
                "PrivateIpAddress",
                "Groups",
                "TagSpecifications",
                "ClientToken",
                "InterfaceType");
        List<Tag> tags = Tags.of(request.tagSpecifications(), ResourceType.NETWORK_INTERFACE);
        StoredSubnet subnet = lookup.subnet(request.subnetId());
        List<String> groups = lookup.groups(request.groups(), subnet.vpcId(), "subnet " + subnet.id()).stream()
                .map(StoredGroup::id)
                .toList();
        StoredInterface eni = tokens.earlier(request)
                .map(this::stillThere)
                .orElseGet(() -> make(subnet, request.privateIpAddress(), description(request), groups, tags));
        tokens.remember(request, eni.id());
        return CreateNetworkInterfaceResponse.builder()
                .clientToken(request.clientToken())
                .networkInterface(view.of(eni).toBuilder().status(JUST_MADE).build())
                .build();
    }

    /**
     * EC2 documents nothing for a token whose interface has been deleted since. It doesn't make another one; the error
     * is the one that users have recorded.
     */
    private StoredInterface stillThere(String id) {
        StoredInterface eni = model.interfaces().get(id);
        if (eni == null) {
            throw Ec2Errors.idempotentParameterMismatch();
        }
        return eni;
    }

    /** Groups are a set. */
    private static CreateNetworkInterfaceRequest withSortedGroups(CreateNetworkInterfaceRequest request) {
        return request.toBuilder()
                .groups(request.groups().stream().distinct().sorted().toList())
                .build();
    }

    private static String description(CreateNetworkInterfaceRequest request) {
        return Objects.requireNonNullElse(request.description(), "");
    }

    /** A new interface at this address, or at a free one if null. */
    StoredInterface make(
            StoredSubnet subnet, @Nullable String address, String description, List<String> groups, List<Tag> tags) {
        long chosen = addresses.choose(subnet, address);
        StoredInterface eni = new StoredInterface(
                account.ids().next(ResourceKind.NETWORK_INTERFACE.prefix()), subnet, chosen, description, groups);
        Tags.put(tags, eni.tags());
        model.interfaces().put(eni.id(), eni);
        return eni;
    }

    /** Routes to the interface stay, and become black holes. */
    public DeleteNetworkInterfaceResponse delete(DeleteNetworkInterfaceRequest request) {
        StoredInterface eni = lookup.networkInterface(request.networkInterfaceId());
        if (eni.isAttached()) {
            throw Ec2Errors.interfaceInUse(eni.id());
        }
        model.interfaces().remove(eni.id());
        return DeleteNetworkInterfaceResponse.builder().build();
    }
}
