package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class NetworkInterfacesTest {

    /** A /26 has 64 addresses, 5 of which EC2 keeps. */
    private static final int USABLE = 59;

    private final SampleEc2 sample = new SampleEc2();
    private final Ec2StandIn ec2 = sample.ec2;

    @Test
    void create_makesAnAvailableInterfaceInTheSubnet() {
        NetworkInterface made = ec2.createNetworkInterface(request ->
                        request.subnetId(SampleVpc.SUBNET).description("slot 0").groups(SampleVpc.SECURITY_GROUP))
                .networkInterface();

        assertThat(made.networkInterfaceId()).matches("eni-0[0-9a-f]{16}");
        assertThat(made.statusAsString()).isEqualTo("pending");
        assertThat(sample.describe(made.networkInterfaceId())).satisfies(eni -> {
            assertThat(eni.status()).isEqualTo(NetworkInterfaceStatus.AVAILABLE);
            assertThat(eni.subnetId()).isEqualTo(SampleVpc.SUBNET);
            assertThat(eni.vpcId()).isEqualTo(SampleVpc.VPC);
            assertThat(eni.availabilityZone()).isEqualTo(SampleVpc.ZONE);
            assertThat(eni.privateIpAddress()).isEqualTo("10.0.165.4");
            assertThat(eni.description()).isEqualTo("slot 0");
            assertThat(eni.sourceDestCheck()).isTrue();
            assertThat(eni.attachment()).isNull();
            assertThat(eni.groups())
                    .extracting(GroupIdentifier::groupId, GroupIdentifier::groupName)
                    .containsExactly(tuple(SampleVpc.SECURITY_GROUP, "sddc"));
        });
    }

    @Test
    void create_putsTheInterfaceIntoTheDefaultGroup_whenNoneIsNamed() {
        assertThat(sample.describe(sample.networkInterface()).groups())
                .extracting(GroupIdentifier::groupId)
                .containsExactly(SampleVpc.DEFAULT_SECURITY_GROUP);
    }

    @Test
    void create_isRefused_whenGroupIsUnknownOrInAnotherVpc() {
        assertRefused(
                "InvalidSecurityGroupID.NotFound",
                () -> ec2.createNetworkInterface(
                        request -> request.subnetId(SampleVpc.SUBNET).groups("sg-9")));
        assertRefused(
                "InvalidParameterValue",
                "Security group sg-2 and subnet subnet-1 belong to different networks",
                () -> ec2.createNetworkInterface(
                        request -> request.subnetId(SampleVpc.SUBNET).groups(SampleVpc.OTHER_VPC_SECURITY_GROUP)));
    }

    @Test
    void create_isRefused_whenSubnetIsUnknownOrMissing() {
        assertRefused(
                "InvalidSubnetID.NotFound",
                "The subnet ID 'subnet-9' does not exist",
                () -> ec2.createNetworkInterface(request -> request.subnetId("subnet-9")));
        assertRefused("MissingParameter", () -> ec2.createNetworkInterface(request -> {}));
    }

    @Test
    void create_takesEachUsableAddressOnce_thenIsRefused() {
        assertThat(sample.freeAddresses(SampleVpc.SUBNET)).isEqualTo(USABLE);

        assertThat(IntStream.range(0, USABLE)
                        .mapToObj(
                                n -> sample.describe(sample.networkInterface()).privateIpAddress()))
                .doesNotHaveDuplicates()
                .contains("10.0.165.4", "10.0.165.62")
                .doesNotContain("10.0.165.3", "10.0.165.63");
        assertThat(sample.freeAddresses(SampleVpc.SUBNET)).isZero();
        assertRefused(
                "InsufficientFreeAddressesInSubnet",
                "The specified subnet does not have enough free addresses to satisfy the request.",
                sample::networkInterface);
    }

    @Test
    void create_takesTheAddressAskedFor_whenItIsFree() {
        assertThat(at("10.0.165.20").privateIpAddress()).isEqualTo("10.0.165.20");
        assertRefused("InvalidIPAddress.InUse", () -> at("10.0.165.20"));
        assertRefused("InvalidParameterValue", () -> at("10.0.165.3"));
        assertRefused("InvalidParameterValue", () -> at("10.0.166.20"));
        assertRefused("InvalidParameterValue", () -> at("somewhere"));
    }

    @Test
    void create_putsTags() {
        String eni = ec2.createNetworkInterface(request ->
                        request.subnetId(SampleVpc.SUBNET).tagSpecifications(tags(ResourceType.NETWORK_INTERFACE)))
                .networkInterface()
                .networkInterfaceId();

        assertThat(sample.describe(eni).tagSet())
                .containsExactly(Tag.builder().key("Name").value("slot 0").build());
    }

    @Test
    void create_isRefused_whenTagsAreForAnotherKindOfResource() {
        assertRefused(
                "InvalidParameterValue",
                () -> ec2.createNetworkInterface(
                        request -> request.subnetId(SampleVpc.SUBNET).tagSpecifications(tags(ResourceType.INSTANCE))));
        assertThat(sample.freeAddresses(SampleVpc.SUBNET)).isEqualTo(USABLE);
    }

    @Test
    void delete_freesTheAddress() {
        String eni = sample.networkInterface();

        ec2.deleteNetworkInterface(request -> request.networkInterfaceId(eni));

        assertThat(sample.freeAddresses(SampleVpc.SUBNET)).isEqualTo(USABLE);
        assertRefused("InvalidNetworkInterfaceID.NotFound", () -> sample.describe(eni));
        assertRefused(
                "InvalidNetworkInterfaceID.NotFound",
                () -> ec2.deleteNetworkInterface(request -> request.networkInterfaceId(eni)));
    }

    @Test
    void delete_isRefused_whenInterfaceIsAttached() {
        String eni = sample.attachedInterface("i-1");

        assertRefused(
                "InvalidParameterValue",
                "Network interface '%s' is currently in use.".formatted(eni),
                () -> ec2.deleteNetworkInterface(request -> request.networkInterfaceId(eni)));
    }

    private NetworkInterface at(String address) {
        return ec2.createNetworkInterface(
                        request -> request.subnetId(SampleVpc.SUBNET).privateIpAddress(address))
                .networkInterface();
    }

    private static TagSpecification tags(ResourceType type) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(Tag.builder().key("Name").value("slot 0").build())
                .build();
    }
}
