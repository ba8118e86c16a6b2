package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.StoredAttachment;
import io.connectedvpc.ec2standin.model.StoredInstance;
import io.connectedvpc.ec2standin.model.StoredInterface;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceResponse;

/** AttachNetworkInterface and DetachNetworkInterface. Attaching takes effect at once. */
public final class AttachmentCalls {

    private static final int PRIMARY = 0;

    private final Account account;
    private final Ec2Model model;
    private final Lookup lookup;

    public AttachmentCalls(Account account) {
        this.account = account;
        this.model = account.resources();
        this.lookup = new Lookup(model);
    }

    /** The two must share their zone, not their VPC (AWS, "Multi-VPC ENI attachments", October 2023). */
    public AttachNetworkInterfaceResponse attach(AttachNetworkInterfaceRequest request) {
        Supported.only(request, "NetworkInterfaceId", "InstanceId", "DeviceIndex");
        StoredInterface eni = lookup.networkInterface(request.networkInterfaceId());
        StoredInstance instance = lookup.instance(request.instanceId());
        if (request.deviceIndex() == null) {
            throw Ec2Errors.missing("deviceIndex");
        }
        requireAttachable(eni, instance);
        requireRoom(instance, request.deviceIndex());
        StoredAttachment attachment = attach(eni, instance, request.deviceIndex(), false);
        return AttachNetworkInterfaceResponse.builder()
                .attachmentId(attachment.id())
                .networkCardIndex(0)
                .build();
    }

    StoredAttachment attach(StoredInterface eni, StoredInstance instance, int deviceIndex, boolean deleteWithInstance) {
        StoredAttachment attachment = new StoredAttachment(
                account.ids().next(ResourceKind.ATTACHMENT.prefix()),
                instance.id(),
                deviceIndex,
                account.now(),
                deleteWithInstance,
                null);
        eni.attach(attachment);
        return attachment;
    }

    private static void requireAttachable(StoredInterface eni, StoredInstance instance) {
        if (instance.state() == StoredInstance.State.TERMINATED) {
            throw Ec2Errors.clientError(
                    "IncorrectState", "Instance '%s' is not 'running' or 'stopped'.".formatted(instance.id()));
        }
        if (eni.isAttached()) {
            throw Ec2Errors.interfaceInUse(eni.id());
        }
        if (!eni.subnet().availabilityZone().equals(instance.subnet().availabilityZone())) {
            throw Ec2Errors.invalidCombination("You may not attach a network interface to an instance if they are not"
                    + " in the same availability zone");
        }
    }

    private void requireRoom(StoredInstance instance, int deviceIndex) {
        List<StoredInterface> attached = model.interfacesOf(instance.id());
        if (attached.stream().anyMatch(eni -> isAt(eni, deviceIndex))) {
            throw Ec2Errors.invalidValue("Instance '%s' already has an interface attached at device index '%d'."
                    .formatted(instance.id(), deviceIndex));
        }
        int count = attached.size() + 1;
        if (count > account.limits().interfacesPerInstance()) {
            throw Ec2Errors.clientError(
                    "AttachmentLimitExceeded",
                    "Interface count %d exceeds the limit for %s".formatted(count, instance.type()));
        }
        if (deviceIndex < 0 || deviceIndex >= account.limits().interfacesPerInstance()) {
            throw Ec2Errors.invalidValue("deviceIndex", deviceIndex, "Device index is out of range.");
        }
    }

    private static boolean isAt(StoredInterface eni, int deviceIndex) {
        return eni.attachment()
                .filter(attachment -> attachment.deviceIndex() == deviceIndex)
                .isPresent();
    }

    /** Takes the account's time to detach, unless forced. */
    public DetachNetworkInterfaceResponse detach(DetachNetworkInterfaceRequest request) {
        String attachmentId = Lookup.require(request.attachmentId(), "attachmentId");
        StoredInterface eni = model.interfaces().values().stream()
                .filter(one -> one.attachment()
                        .filter(at -> at.id().equals(attachmentId))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> Ec2Errors.notFound(ResourceKind.ATTACHMENT, attachmentId));
        if (isAt(eni, PRIMARY)) {
            throw Ec2Errors.clientError(
                    "OperationNotPermitted", "The network interface at device index 0 cannot be detached.");
        }
        Duration time = Boolean.TRUE.equals(request.force())
                ? Duration.ZERO
                : account.limits().detachTime();
        eni.attach(eni.attachment().orElseThrow().detachingUntil(account.now().plus(time)));
        model.settle(account.now());
        return DetachNetworkInterfaceResponse.builder().build();
    }
}
