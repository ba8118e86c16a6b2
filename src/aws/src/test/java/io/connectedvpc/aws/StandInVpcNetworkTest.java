package io.connectedvpc.aws;

import io.connectedvpc.ec2standin.Ec2StandIn;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The adapter on the project's own stand-in for EC2. */
class StandInVpcNetworkTest extends Ec2VpcNetworkContract {

    private final Ec2StandIn ec2 = new Ec2StandIn();

    @Override
    protected Ec2Client ec2() {
        return ec2;
    }
}
