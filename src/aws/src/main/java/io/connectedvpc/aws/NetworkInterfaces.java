package io.connectedvpc.aws;

import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.EniAttachment;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;

/** Reads EC2's network interfaces. */
final class NetworkInterfaces {

    private NetworkInterfaces() {}

    static Eni of(NetworkInterface eni, EniTags tags) {
        return new Eni(
                eni.networkInterfaceId(),
                eni.privateIpAddress(),
                Objects.requireNonNullElse(eni.description(), ""),
                tags.slot(eni.tagSet()),
                Objects.requireNonNullElse(eni.statusAsString(), "unknown"),
                attachment(eni.attachment()),
                eni.groups().stream().map(GroupIdentifier::groupId).collect(Collectors.toUnmodifiableSet()),
                !Boolean.FALSE.equals(eni.sourceDestCheck()));
    }

    /** One without an id is none: some emulators answer an empty element for an ENI that isn't attached. */
    private static @Nullable EniAttachment attachment(@Nullable NetworkInterfaceAttachment attachment) {
        if (attachment == null || attachment.attachmentId() == null) {
            return null;
        }
        return new EniAttachment(
                attachment.attachmentId(),
                attachment.instanceId(),
                Objects.requireNonNullElse(attachment.statusAsString(), "unknown"));
    }
}
