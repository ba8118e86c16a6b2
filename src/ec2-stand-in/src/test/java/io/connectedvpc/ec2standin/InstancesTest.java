package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static io.connectedvpc.ec2standin.SampleEc2.filter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;

class InstancesTest {

    private final SampleEc2 sample = new SampleEc2();
    private final Ec2StandIn ec2 = sample.ec2;

    @Test
    void run_startsInstancesWithAPrimaryInterfaceEach() {
        int before = sample.freeAddresses(SampleVpc.ORDINARY_SUBNET);

        List<Instance> launched = ec2.runInstances(request ->
                        request.subnetId(SampleVpc.ORDINARY_SUBNET).minCount(2).maxCount(2))
                .instances();

        assertThat(launched).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.state().name()).isEqualTo(InstanceStateName.RUNNING);
            assertThat(instance.vpcId()).isEqualTo(SampleVpc.VPC);
            assertThat(instance.networkInterfaces()).singleElement().satisfies(primary -> {
                assertThat(primary.attachment().deviceIndex()).isZero();
                assertThat(primary.attachment().deleteOnTermination()).isTrue();
                assertThat(primary.privateIpAddress()).isEqualTo(instance.privateIpAddress());
            });
        });
        assertThat(sample.freeAddresses(SampleVpc.ORDINARY_SUBNET)).isEqualTo(before - 2);
    }

    @Test
    void run_isRefused_whenSubnetIsTooSmall() {
        assertRefused(
                "InsufficientFreeAddressesInSubnet",
                () -> ec2.runInstances(request ->
                        request.subnetId(SampleVpc.SUBNET).minCount(60).maxCount(60)));
    }

    @Test
    void stop_and_start_keepTheInterfaces() {
        String eni = sample.attachedInterface("i-1");

        ec2.stopInstances(request -> request.instanceIds("i-1"));
        assertThat(ids(filter("instance-state-name", "stopped"))).containsExactly("i-1");
        assertThat(sample.describe(eni).status()).isEqualTo(NetworkInterfaceStatus.IN_USE);

        ec2.startInstances(request -> request.instanceIds("i-1"));
        assertThat(ids(filter("instance-state-name", "stopped"))).isEmpty();
    }

    @Test
    void terminate_deletesThePrimaryInterface_andFreesTheOthers() {
        String secondary = sample.attachedInterface("i-1");
        int before = sample.freeAddresses(SampleVpc.ORDINARY_SUBNET);

        ec2.terminateInstances(request -> request.instanceIds("i-1"));

        assertThat(sample.freeAddresses(SampleVpc.ORDINARY_SUBNET)).isEqualTo(before + 1);
        assertThat(sample.describe(secondary).status()).isEqualTo(NetworkInterfaceStatus.AVAILABLE);
        assertThat(ids(filter("instance-state-name", "terminated"))).containsExactly("i-1");
        assertThat(ids(filter("vpc-id", SampleVpc.VPC))).containsExactly("i-2", "i-3", "i-4", "i-5");
    }

    @Test
    void terminatedInstance_canNeitherStartNorStop_andMayBeTerminatedAgain() {
        ec2.terminateInstances(request -> request.instanceIds("i-1"));

        assertRefused("IncorrectInstanceState", () -> ec2.startInstances(request -> request.instanceIds("i-1")));
        assertRefused("IncorrectInstanceState", () -> ec2.stopInstances(request -> request.instanceIds("i-1")));
        assertThat(ec2.terminateInstances(request -> request.instanceIds("i-1")).terminatingInstances())
                .hasSize(1);
    }

    @Test
    void describe_isRefused_whenIdIsUnknown() {
        assertRefused(
                "InvalidInstanceID.NotFound",
                () -> ec2.describeInstances(request -> request.instanceIds("i-1", "i-9")));
        assertRefused(
                "InvalidInstanceID.Malformed", () -> ec2.describeInstances(request -> request.instanceIds("host")));
    }

    private List<String> ids(Filter... filters) {
        return ec2.describeInstances(request -> request.filters(filters)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(Instance::instanceId)
                .toList();
    }
}
