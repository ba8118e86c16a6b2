package io.connectedvpc.aws;

import io.connectedvpc.core.port.VpcNetworkContract.World;
import java.util.UUID;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** Builds in any EC2, real or played. */
record Ec2World(Ec2Client ec2) implements World {

    /** An Amazon Linux image that emulators know. */
    private static final String IMAGE = "ami-12c6146b";

    @Override
    public String vpc(String cidr) {
        return ec2.createVpc(request -> request.cidrBlock(cidr)).vpc().vpcId();
    }

    @Override
    public String subnet(String vpcId, String cidr) {
        return ec2.createSubnet(request -> request.vpcId(vpcId).cidrBlock(cidr))
                .subnet()
                .subnetId();
    }

    @Override
    public String instance(String vpcId, String subnetId) {
        return ec2.runInstances(request -> request.imageId(IMAGE)
                        .subnetId(subnetId)
                        .instanceType(InstanceType.M5_LARGE)
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .getFirst()
                .instanceId();
    }

    @Override
    public String securityGroup(String vpcId) {
        return ec2.createSecurityGroup(request -> request.vpcId(vpcId)
                        .groupName("group-" + UUID.randomUUID())
                        .description("made for a test"))
                .groupId();
    }

    @Override
    public String routeTable(String vpcId, String subnetId) {
        String id = ec2.createRouteTable(request -> request.vpcId(vpcId))
                .routeTable()
                .routeTableId();
        ec2.associateRouteTable(request -> request.routeTableId(id).subnetId(subnetId));
        return id;
    }

    @Override
    public String internetGateway(String vpcId) {
        String id = ec2.createInternetGateway(request -> {}).internetGateway().internetGatewayId();
        ec2.attachInternetGateway(request -> request.internetGatewayId(id).vpcId(vpcId));
        return id;
    }

    @Override
    public void route(String routeTableId, String destination, String gatewayId) {
        ec2.createRoute(request -> request.routeTableId(routeTableId)
                .destinationCidrBlock(destination)
                .gatewayId(gatewayId));
    }
}
