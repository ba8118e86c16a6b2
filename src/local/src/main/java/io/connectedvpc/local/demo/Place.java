package io.connectedvpc.local.demo;

import io.connectedvpc.ec2standin.SampleVpc;

/**
 * The VPC in which the worked example is played.
 *
 * @param firstInstance the machine that is host esx-1
 * @param secondInstance the machine that is host esx-2
 */
record Place(String vpcId, String subnetId, String securityGroupId, String firstInstance, String secondInstance) {

    /** The VPC of the EC2 stand-in. */
    static Place sample() {
        return new Place(
                SampleVpc.VPC,
                SampleVpc.SUBNET,
                SampleVpc.SECURITY_GROUP,
                SampleVpc.instance(1),
                SampleVpc.instance(2));
    }
}
