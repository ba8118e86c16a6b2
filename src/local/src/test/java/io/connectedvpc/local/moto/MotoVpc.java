package io.connectedvpc.local.moto;

import software.amazon.awssdk.services.ec2.Ec2Client;

/** A VPC of moto as the worked example wants it: a dedicated subnet, a group, and a machine for each of two hosts. */
public record MotoVpc(
        String vpcId, String subnetId, String securityGroupId, String firstInstance, String secondInstance) {

    /** Makes one. */
    public static MotoVpc create(Ec2Client ec2) {
        String vpc = ec2.createVpc(call -> call.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String subnet = ec2.createSubnet(call -> call.vpcId(vpc).cidrBlock("10.0.165.0/26"))
                .subnet()
                .subnetId();
        String hosts = ec2.createSubnet(call -> call.vpcId(vpc).cidrBlock("10.0.10.0/24"))
                .subnet()
                .subnetId();
        String group = ec2.createSecurityGroup(
                        call -> call.vpcId(vpc).groupName("sddc").description("guards the SDDC"))
                .groupId();
        return new MotoVpc(vpc, subnet, group, run(ec2, hosts), run(ec2, hosts));
    }

    private static String run(Ec2Client ec2, String subnet) {
        String image = ec2.describeImages().images().getFirst().imageId();
        return ec2.runInstances(
                        call -> call.imageId(image).subnetId(subnet).minCount(1).maxCount(1))
                .instances()
                .getFirst()
                .instanceId();
    }
}
