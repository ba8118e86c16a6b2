package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.StoredAttachment;
import io.connectedvpc.ec2standin.model.StoredGroup;
import io.connectedvpc.ec2standin.model.StoredInterface;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachmentChanges;

/** ModifyNetworkInterfaceAttribute: one attribute a call. */
public final class ModifyInterfaceCalls {

    private final Lookup lookup;

    public ModifyInterfaceCalls(Account account) {
        this.lookup = new Lookup(account.resources());
    }

    public ModifyNetworkInterfaceAttributeResponse modify(ModifyNetworkInterfaceAttributeRequest request) {
        Supported.only(request, "NetworkInterfaceId", "Description", "SourceDestCheck", "Groups", "Attachment");
        StoredInterface eni = lookup.networkInterface(request.networkInterfaceId());
        requireOneAttribute(request);
        if (request.description() != null) {
            eni.describeAs(Objects.requireNonNullElse(request.description().value(), ""));
        } else if (request.sourceDestCheck() != null) {
            eni.checkSourceDest(Boolean.TRUE.equals(request.sourceDestCheck().value()));
        } else if (request.hasGroups()) {
            eni.putInto(groups(request.groups(), eni));
        } else {
            eni.attach(changed(eni, request.attachment()));
        }
        return ModifyNetworkInterfaceAttributeResponse.builder().build();
    }

    private static void requireOneAttribute(ModifyNetworkInterfaceAttributeRequest request) {
        long attributes = Stream.of(
                        request.description() != null,
                        request.sourceDestCheck() != null,
                        request.hasGroups(),
                        request.attachment() != null)
                .filter(isSet -> isSet)
                .count();
        if (attributes == 0) {
            throw Ec2Errors.invalidCombination("No attributes specified.");
        }
        if (attributes > 1) {
            throw Ec2Errors.invalidCombination("You can specify only one attribute at a time.");
        }
    }

    private List<String> groups(List<String> ids, StoredInterface eni) {
        if (ids.isEmpty()) {
            throw Ec2Errors.missing("groupId");
        }
        return lookup.groups(ids, eni.vpcId(), "interface " + eni.id()).stream()
                .map(StoredGroup::id)
                .toList();
    }

    private static StoredAttachment changed(StoredInterface eni, NetworkInterfaceAttachmentChanges changes) {
        String attachmentId = Lookup.require(changes.attachmentId(), "attachmentId");
        return eni.attachment()
                .filter(attachment -> attachment.id().equals(attachmentId))
                .orElseThrow(() -> Ec2Errors.notFound(ResourceKind.ATTACHMENT, attachmentId))
                .withDeleteOnTermination(Boolean.TRUE.equals(changes.deleteOnTermination()));
    }
}
