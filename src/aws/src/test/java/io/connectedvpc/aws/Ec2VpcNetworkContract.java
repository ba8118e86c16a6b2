package io.connectedvpc.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.Creation.Created;
import io.connectedvpc.core.port.VpcNetwork.NewEni;
import io.connectedvpc.core.port.VpcNetworkContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What the adapter promises beyond the port, on any EC2. */
abstract class Ec2VpcNetworkContract extends VpcNetworkContract {

    protected abstract Ec2Client ec2();

    @Override
    protected World world() {
        return new Ec2World(ec2());
    }

    @Override
    protected VpcNetwork network() {
        return new Ec2VpcNetwork(ec2(), "blue");
    }

    @Test
    void createNetworkInterface_putsTheTagsOn() {
        String eni = created("sddc-1", 3);

        List<Tag> tags = ec2().describeNetworkInterfaces(request -> request.networkInterfaceIds(eni))
                .networkInterfaces()
                .getFirst()
                .tagSet();

        assertThat(tags)
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactlyInAnyOrder(
                        "connected-vpc:deployment=blue",
                        "connected-vpc:sddc=sddc-1",
                        "connected-vpc:slot=3",
                        "Name=connected-vpc sddc-1 slot 03");
    }

    @Test
    void networkInterfaces_ofAnotherDeploymentAreNotTaken() {
        String eni = created("sddc-1", 3);
        String subnet = ec2().describeNetworkInterfaces(request -> request.networkInterfaceIds(eni))
                .networkInterfaces()
                .getFirst()
                .subnetId();
        var green = new Ec2VpcNetwork(ec2(), "green");

        assertThat(green.taggedNetworkInterfaces(subnet, "sddc-1")).isEmpty();
        assertThat(green.networkInterfaces(List.of(eni)).getFirst().slot()).isNull();
        assertThat(network().taggedNetworkInterfaces(subnet, "sddc-1")).hasSize(1);
    }

    private String created(String sddcId, int slot) {
        String vpc = world().vpc("10.0.0.0/16");
        String subnet = world().subnet(vpc, "10.0.165.0/26");
        List<String> groups = List.of(network().defaultSecurityGroup(vpc));
        var creation = network().createNetworkInterface(new NewEni(sddcId, slot, subnet, groups, "", "token-" + vpc));
        return ((Created) creation).eni().networkInterfaceId();
    }
}
