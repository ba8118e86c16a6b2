package io.connectedvpc.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.EniAttachment;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.port.VpcTopology;
import io.connectedvpc.ec2standin.Ec2StandIn;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class Ec2VpcTopologyTest {

    private final Ec2StandIn ec2 = new Ec2StandIn();
    private final Ec2World world = new Ec2World(ec2);
    private final VpcTopology topology = new Ec2VpcTopology(ec2, "blue");

    @Test
    void subnets_areThoseOfTheVpc() {
        String vpc = world.vpc("10.0.0.0/16");
        String one = world.subnet(vpc, "10.0.1.0/24");
        String other = world.subnet(vpc, "10.0.2.0/24");
        world.subnet(world.vpc("10.1.0.0/16"), "10.1.1.0/24");

        assertThat(topology.subnets(vpc)).extracting(Subnet::subnetId).containsExactlyInAnyOrder(one, other);
        assertThat(topology.subnets("vpc-nowhere")).isEmpty();
    }

    @Test
    void networkInterfaces_areThoseInTheSubnet_whoeverMadeThem() {
        String vpc = world.vpc("10.0.0.0/16");
        String subnet = world.subnet(vpc, "10.0.1.0/24");
        String elsewhere = world.subnet(vpc, "10.0.2.0/24");
        String instance = world.instance(vpc, subnet);
        world.instance(vpc, elsewhere);
        ec2.createNetworkInterface(request -> request.subnetId(subnet).description("VMware VMC Interface 1"));

        assertThat(topology.networkInterfacesIn(subnet))
                .extracting(Eni::description)
                .containsExactlyInAnyOrder("", "VMware VMC Interface 1");
        assertThat(topology.networkInterfacesIn(subnet))
                .extracting(Eni::attachment)
                .filteredOn(Objects::nonNull)
                .extracting(EniAttachment::instanceId)
                .containsExactly(instance);
        assertThat(topology.networkInterfacesIn("subnet-nowhere")).isEmpty();
    }
}
