package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Cidr;

class InMemoryVpcNetworkTest extends VpcNetworkContract {

    private final InMemoryVpcNetwork network = new InMemoryVpcNetwork();
    private int counter;

    @Override
    protected VpcNetwork network() {
        return network;
    }

    @Override
    protected World world() {
        return new World() {

            @Override
            public String vpc(String cidr) {
                String vpcId = next("vpc");
                network.addVpc(vpcId, cidr);
                return vpcId;
            }

            @Override
            public String subnet(String vpcId, String cidr) {
                String subnetId = next("subnet");
                network.addSubnet(vpcId, subnetId, "eu-central-1a", cidr);
                return subnetId;
            }

            @Override
            public String instance(String vpcId, String subnetId) {
                String instanceId = next("i");
                network.addInstance(vpcId, instanceId);
                return instanceId;
            }

            @Override
            public String securityGroup(String vpcId) {
                String groupId = next("sg");
                network.addGroup(vpcId, groupId);
                return groupId;
            }

            @Override
            public String routeTable(String vpcId, String subnetId) {
                String routeTableId = next("rtb");
                network.addTable(vpcId, routeTableId, subnetId);
                return routeTableId;
            }

            @Override
            public String internetGateway(String vpcId) {
                return next("igw");
            }

            @Override
            public void route(String routeTableId, String destination, String gatewayId) {
                network.putRoute(routeTableId, Cidr.parse(destination), gatewayId);
            }
        };
    }

    private String next(String kind) {
        return kind + "-" + ++counter;
    }
}
