package io.connectedvpc.ec2standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Subnet;

class SampleVpcTest {

    private final Ec2StandIn ec2 = new SampleEc2().ec2;

    @ParameterizedTest
    @CsvSource({
        "subnet-1, vpc-1, 10.0.165.0/26, us-east-1a, 59",
        "subnet-2, vpc-2, 10.1.165.0/26, us-east-1a, 58",
        "subnet-3, vpc-1, 10.0.10.0/24, us-east-1a, 247",
        "subnet-4, vpc-1, 10.0.20.0/24, us-east-1b, 250"
    })
    void subnets_haveFixedIds(String id, String vpc, String cidr, String zone, int free) {
        Subnet subnet =
                ec2.describeSubnets(request -> request.subnetIds(id)).subnets().getFirst();

        assertThat(subnet.vpcId()).isEqualTo(vpc);
        assertThat(subnet.cidrBlock()).isEqualTo(cidr);
        assertThat(subnet.availabilityZone()).isEqualTo(zone);
        assertThat(subnet.availableIpAddressCount()).isEqualTo(free);
    }

    @ParameterizedTest
    @CsvSource({
        "i-1, subnet-3, sg-1", "i-2, subnet-3, sg-1", "i-3, subnet-3, sg-1",
        "i-4, subnet-3, sg-1", "i-5, subnet-4, sg-1", "i-6, subnet-2, sg-2"
    })
    void instances_haveFixedIds(String id, String subnet, String group) {
        Instance instance = ec2.describeInstances(request -> request.instanceIds(id))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();

        assertThat(instance.subnetId()).isEqualTo(subnet);
        assertThat(instance.securityGroups())
                .singleElement()
                .satisfies(one -> assertThat(one.groupId()).isEqualTo(group));
    }

    @Test
    void seed_leavesAnEmptyJournal() {
        assertThat(ec2.journal().calls()).isEmpty();
    }

    @Test
    void instance_isThatOfTheHost() {
        assertThat(SampleVpc.instance(2)).isEqualTo("i-2");
        assertThatIllegalArgumentException().isThrownBy(() -> SampleVpc.instance(5));
    }
}
