package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.ec2standin.model.Ec2Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;

class AttachmentsTest {

    private final SampleEc2 sample = new SampleEc2();
    private final Ec2StandIn ec2 = sample.ec2;

    @Test
    void attach_putsTheInterfaceInUse() {
        String eni = sample.networkInterface();

        String attachmentId = sample.attach(eni, "i-1", 1);

        assertThat(sample.describe(eni).status()).isEqualTo(NetworkInterfaceStatus.IN_USE);
        assertThat(sample.describe(eni).attachment()).satisfies(attachment -> {
            assertThat(attachment.attachmentId()).isEqualTo(attachmentId);
            assertThat(attachment.instanceId()).isEqualTo("i-1");
            assertThat(attachment.deviceIndex()).isEqualTo(1);
            assertThat(attachment.status()).isEqualTo(AttachmentStatus.ATTACHED);
            assertThat(attachment.deleteOnTermination()).isFalse();
            assertThat(attachment.attachTime()).isEqualTo(sample.clock.instant());
        });
        assertThat(instance("i-1").networkInterfaces())
                .extracting(InstanceNetworkInterface::networkInterfaceId)
                .hasSize(2)
                .last()
                .isEqualTo(eni);
    }

    @Test
    void attach_isRefused_whenInterfaceIsInUse() {
        String eni = sample.attachedInterface("i-1");

        assertRefused(
                "InvalidParameterValue",
                "Network interface '%s' is currently in use.".formatted(eni),
                () -> sample.attach(eni, "i-2", 1));
    }

    @Test
    void attach_isRefused_whenDeviceIndexIsTaken() {
        String eni = sample.networkInterface();

        assertRefused(
                "InvalidParameterValue",
                "Instance 'i-1' already has an interface attached at device index '0'.",
                () -> sample.attach(eni, "i-1", 0));
    }

    @Test
    void attach_isRefused_whenInstanceIsFull() {
        SampleEc2 small = new SampleEc2(Ec2Limits.DEFAULT.withInterfacesPerInstance(2));
        small.attachedInterface("i-1");

        assertRefused(
                "AttachmentLimitExceeded",
                "Interface count 3 exceeds the limit for i3.metal",
                () -> small.attach(small.networkInterface(), "i-1", 2));
    }

    @Test
    void attach_isRefused_whenZonesDiffer() {
        assertRefused(
                "InvalidParameterCombination",
                () -> sample.attach(sample.networkInterface(), SampleVpc.OTHER_ZONE_INSTANCE, 1));
    }

    @Test
    void attach_worksAcrossVpcs_withinAZone() {
        String eni = sample.networkInterface();

        sample.attach(eni, SampleVpc.OTHER_VPC_INSTANCE, 1);

        assertThat(sample.describe(eni).vpcId()).isEqualTo(SampleVpc.VPC);
    }

    @Test
    void attach_isRefused_whenInstanceIsUnknownOrTerminated() {
        String eni = sample.networkInterface();
        ec2.terminateInstances(request -> request.instanceIds("i-3"));

        assertRefused(
                "InvalidInstanceID.NotFound",
                "The instance ID 'i-9' does not exist",
                () -> sample.attach(eni, "i-9", 1));
        assertRefused("IncorrectState", () -> sample.attach(eni, "i-3", 1));
    }

    @Test
    void attach_worksWithAStoppedInstance() {
        ec2.stopInstances(request -> request.instanceIds("i-1"));

        assertThat(sample.attachedInterface("i-1")).startsWith("eni-");
    }

    @Test
    void detach_makesTheInterfaceAvailable() {
        String eni = sample.networkInterface();
        String attachmentId = sample.attach(eni, "i-1", 1);

        ec2.detachNetworkInterface(request -> request.attachmentId(attachmentId));

        assertThat(sample.describe(eni).status()).isEqualTo(NetworkInterfaceStatus.AVAILABLE);
        sample.attach(eni, "i-2", 1);
    }

    @Test
    void detach_takesItsTime_unlessForced() {
        SampleEc2 slow = new SampleEc2(Ec2Limits.DEFAULT.withDetachTime(Duration.ofSeconds(4)));
        String eni = slow.networkInterface();
        String attachmentId = slow.attach(eni, "i-1", 1);

        slow.ec2.detachNetworkInterface(request -> request.attachmentId(attachmentId));
        assertThat(slow.describe(eni).attachment().status()).isEqualTo(AttachmentStatus.DETACHING);
        assertRefused(
                "InvalidParameterValue",
                () -> slow.ec2.deleteNetworkInterface(request -> request.networkInterfaceId(eni)));

        slow.clock.advance(Duration.ofSeconds(4));
        assertThat(slow.describe(eni).status()).isEqualTo(NetworkInterfaceStatus.AVAILABLE);

        String again = slow.attach(eni, "i-1", 1);
        slow.ec2.detachNetworkInterface(request -> request.attachmentId(again).force(true));
        assertThat(slow.describe(eni).status()).isEqualTo(NetworkInterfaceStatus.AVAILABLE);
    }

    @Test
    void detach_isRefused_whenAttachmentIsUnknownOrPrimary() {
        String primary =
                instance("i-1").networkInterfaces().getFirst().attachment().attachmentId();

        assertRefused(
                "InvalidAttachmentID.NotFound",
                () -> ec2.detachNetworkInterface(request -> request.attachmentId("eni-attach-9")));
        assertRefused(
                "OperationNotPermitted",
                "The network interface at device index 0 cannot be detached.",
                () -> ec2.detachNetworkInterface(request -> request.attachmentId(primary)));
    }

    private Instance instance(String id) {
        return ec2.describeInstances(request -> request.instanceIds(id))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();
    }
}
