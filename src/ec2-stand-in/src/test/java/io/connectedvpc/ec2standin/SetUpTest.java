package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetUpTest {

    private final SampleEc2 sample = new SampleEc2();
    private final Ec2StandIn ec2 = sample.ec2;

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "10.0.0.0/29"})
    void createVpc_isRefused_whenBlockIsTooWideOrTooNarrow(String cidr) {
        assertRefused("InvalidVpc.Range", () -> ec2.createVpc(request -> request.cidrBlock(cidr)));
    }

    @Test
    void createSubnet_isRefused_whenBlockIsOutsideTheVpcOrTaken() {
        assertRefused("InvalidSubnet.Range", () -> subnet("10.9.0.0/24"));
        assertRefused("InvalidSubnet.Range", () -> subnet("10.0.30.0/29"));
        assertRefused("InvalidSubnet.Conflict", () -> subnet("10.0.165.0/28"));
    }

    @Test
    void associateVpcCidrBlock_isRefused_whenBlockOverlaps() {
        assertRefused(
                "InvalidVpc.Conflict",
                () -> ec2.associateVpcCidrBlock(
                        request -> request.vpcId(SampleVpc.VPC).cidrBlock("10.0.128.0/17")));
    }

    @Test
    void createSecurityGroup_isRefused_whenNameIsTaken() {
        assertRefused(
                "InvalidGroup.Duplicate",
                () -> ec2.createSecurityGroup(request ->
                        request.vpcId(SampleVpc.VPC).groupName("sddc").description("again")));
    }

    @Test
    void internetGateway_goesToOneVpcOnly() {
        assertRefused(
                "Resource.AlreadyAssociated",
                () -> ec2.attachInternetGateway(request ->
                        request.internetGatewayId(SampleVpc.INTERNET_GATEWAY).vpcId(SampleVpc.OTHER_VPC)));
        assertRefused(
                "InvalidParameterValue",
                () -> ec2.createRoute(request -> request.routeTableId(SampleVpc.OTHER_VPC_TABLE)
                        .destinationCidrBlock("0.0.0.0/0")
                        .gatewayId(SampleVpc.INTERNET_GATEWAY)));
        assertRefused(
                "InvalidGatewayID.NotFound",
                () -> ec2.createRoute(request -> request.routeTableId(SampleVpc.OTHER_VPC_TABLE)
                        .destinationCidrBlock("0.0.0.0/0")
                        .gatewayId("igw-9")));
    }

    @Test
    void dryRun_changesNothing() {
        assertRefused(
                "DryRunOperation",
                () -> ec2.deleteRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE)
                        .destinationCidrBlock("0.0.0.0/0")
                        .dryRun(true)));
        assertThat(sample.routes("0.0.0.0/0")).hasSize(1);
    }

    @Test
    void unknownParameter_isNeverIgnored() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ec2.createNetworkInterface(
                        request -> request.subnetId(SampleVpc.SUBNET).ipv6AddressCount(1)))
                .withMessageContaining("Ipv6AddressCount");
    }

    @Test
    void ids_followFromTheSeed() {
        assertThat(firstInterface(7)).isEqualTo(firstInterface(7)).isNotEqualTo(firstInterface(8));
    }

    private static String firstInterface(long seed) {
        Ec2StandIn ec2 = Ec2StandIn.builder().seed(seed).build();
        SampleVpc.seed(ec2);
        return ec2.createNetworkInterface(request -> request.subnetId(SampleVpc.SUBNET))
                .networkInterface()
                .networkInterfaceId();
    }

    private void subnet(String cidr) {
        ec2.createSubnet(request -> request.vpcId(SampleVpc.VPC).cidrBlock(cidr));
    }
}
