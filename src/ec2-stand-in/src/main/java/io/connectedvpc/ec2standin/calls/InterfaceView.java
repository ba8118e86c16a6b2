package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.Ipv4Cidr;
import io.connectedvpc.ec2standin.model.StoredAttachment;
import io.connectedvpc.ec2standin.model.StoredGroup;
import io.connectedvpc.ec2standin.model.StoredInterface;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;

/** Shows a network interface as EC2 does: by itself and as a part of its instance. */
final class InterfaceView {

    private final Ec2Model model;

    InterfaceView(Ec2Model model) {
        this.model = model;
    }

    NetworkInterface of(StoredInterface eni) {
        String address = Ipv4Cidr.dotted(eni.address());
        return NetworkInterface.builder()
                .networkInterfaceId(eni.id())
                .interfaceType(NetworkInterfaceType.INTERFACE)
                .ownerId(Account.OWNER_ID)
                .requesterManaged(false)
                .subnetId(eni.subnet().id())
                .vpcId(eni.vpcId())
                .availabilityZone(eni.subnet().availabilityZone())
                .privateIpAddress(address)
                .privateIpAddresses(NetworkInterfacePrivateIpAddress.builder()
                        .privateIpAddress(address)
                        .primary(true)
                        .build())
                .macAddress(eni.macAddress())
                .description(eni.description())
                .groups(groups(eni.groupIds()))
                .sourceDestCheck(eni.sourceDestCheck())
                .status(status(eni))
                .attachment(eni.attachment().map(InterfaceView::attachment).orElse(null))
                .tagSet(Tags.view(eni.tags()))
                .build();
    }

    static NetworkInterfaceStatus status(StoredInterface eni) {
        return eni.isAttached() ? NetworkInterfaceStatus.IN_USE : NetworkInterfaceStatus.AVAILABLE;
    }

    static AttachmentStatus status(StoredAttachment attachment) {
        return attachment.isDetaching() ? AttachmentStatus.DETACHING : AttachmentStatus.ATTACHED;
    }

    private static NetworkInterfaceAttachment attachment(StoredAttachment attachment) {
        return NetworkInterfaceAttachment.builder()
                .attachmentId(attachment.id())
                .instanceId(attachment.instanceId())
                .instanceOwnerId(Account.OWNER_ID)
                .deviceIndex(attachment.deviceIndex())
                .networkCardIndex(0)
                .status(status(attachment))
                .attachTime(attachment.attachedAt())
                .deleteOnTermination(attachment.deleteOnTermination())
                .build();
    }

    InstanceNetworkInterface inInstance(StoredInterface eni) {
        return InstanceNetworkInterface.builder()
                .networkInterfaceId(eni.id())
                .interfaceType(NetworkInterfaceType.INTERFACE.toString())
                .ownerId(Account.OWNER_ID)
                .subnetId(eni.subnet().id())
                .vpcId(eni.vpcId())
                .privateIpAddress(Ipv4Cidr.dotted(eni.address()))
                .macAddress(eni.macAddress())
                .description(eni.description())
                .groups(groups(eni.groupIds()))
                .sourceDestCheck(eni.sourceDestCheck())
                .status(status(eni))
                .attachment(eni.attachment()
                        .map(InterfaceView::attachmentInInstance)
                        .orElse(null))
                .build();
    }

    private static InstanceNetworkInterfaceAttachment attachmentInInstance(StoredAttachment attachment) {
        return InstanceNetworkInterfaceAttachment.builder()
                .attachmentId(attachment.id())
                .deviceIndex(attachment.deviceIndex())
                .networkCardIndex(0)
                .status(status(attachment))
                .attachTime(attachment.attachedAt())
                .deleteOnTermination(attachment.deleteOnTermination())
                .build();
    }

    List<GroupIdentifier> groups(List<String> ids) {
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(model.groups().get(id)))
                .map(InterfaceView::group)
                .toList();
    }

    private static GroupIdentifier group(StoredGroup group) {
        return GroupIdentifier.builder()
                .groupId(group.id())
                .groupName(group.name())
                .build();
    }
}
