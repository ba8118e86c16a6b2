package io.connectedvpc.ec2standin;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/**
 * The VPC of the worked example, under fixed ids: {@code vpc-1} (10.0.0.0/16) with the dedicated subnet
 * {@code subnet-1} (10.0.165.0/26), a main table {@code rtb-1} that routes 0.0.0.0/0 to {@code igw-1}, the group
 * {@code sg-1} (the VPC's default group is {@code sg-10}) and the instances {@code i-1} to {@code i-4}, which sit in
 * the ordinary {@code subnet-3}. Beside it, to try what is refused: {@code subnet-4} of the same VPC in another zone
 * with {@code i-5}, and {@code vpc-2} with {@code subnet-2}, {@code rtb-2}, {@code sg-2} and {@code i-6}.
 */
public final class SampleVpc {

    public static final String VPC = "vpc-1";
    public static final String VPC_CIDR = "10.0.0.0/16";
    public static final String MAIN_TABLE = "rtb-1";
    public static final String SUBNET = "subnet-1";
    public static final String SUBNET_CIDR = "10.0.165.0/26";
    public static final String ORDINARY_SUBNET = "subnet-3";
    public static final String OTHER_ZONE_SUBNET = "subnet-4";
    public static final String SECURITY_GROUP = "sg-1";
    public static final String DEFAULT_SECURITY_GROUP = "sg-10";
    public static final String INTERNET_GATEWAY = "igw-1";
    public static final String OTHER_ZONE_INSTANCE = "i-5";
    public static final String OTHER_VPC = "vpc-2";
    public static final String OTHER_VPC_SUBNET = "subnet-2";
    public static final String OTHER_VPC_TABLE = "rtb-2";
    public static final String OTHER_VPC_SECURITY_GROUP = "sg-2";
    public static final String OTHER_VPC_DEFAULT_SECURITY_GROUP = "sg-20";
    public static final String OTHER_VPC_INSTANCE = "i-6";
    public static final String ZONE = "us-east-1a";
    public static final String OTHER_ZONE = "us-east-1b";

    private static final int HOSTS = 4;

    private final Ec2Client ec2;

    private SampleVpc(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    /** Makes the sample in a stand-in that hasn't got it yet, and clears the journal of the calls it took. */
    public static void seed(Ec2StandIn ec2) {
        ec2.nextIds(VPC, MAIN_TABLE, DEFAULT_SECURITY_GROUP, SECURITY_GROUP, INTERNET_GATEWAY);
        ec2.nextIds(SUBNET, ORDINARY_SUBNET, OTHER_ZONE_SUBNET);
        ec2.nextIds("i-1", "i-2", "i-3", "i-4", OTHER_ZONE_INSTANCE);
        ec2.nextIds(OTHER_VPC, OTHER_VPC_TABLE, OTHER_VPC_DEFAULT_SECURITY_GROUP, OTHER_VPC_SECURITY_GROUP);
        ec2.nextIds(OTHER_VPC_SUBNET, OTHER_VPC_INSTANCE);
        SampleVpc sample = new SampleVpc(ec2);
        sample.connectedVpc();
        sample.otherVpc();
        ec2.journal().clear();
    }

    /** The instance that stands for a host of the worked example: {@code instance(1)} for esx-1, up to 4. */
    public static String instance(int host) {
        if (host < 1 || host > HOSTS) {
            throw new IllegalArgumentException("the sample has the hosts 1 to " + HOSTS + ", not " + host);
        }
        return "i-" + host;
    }

    private void connectedVpc() {
        String vpc = ec2.createVpc(request -> request.cidrBlock(VPC_CIDR)).vpc().vpcId();
        String group = group(vpc, "sddc");
        routeToInternet(vpc);
        subnet(vpc, SUBNET_CIDR, ZONE);
        run(subnet(vpc, "10.0.10.0/24", ZONE), group, HOSTS);
        run(subnet(vpc, "10.0.20.0/24", OTHER_ZONE), group, 1);
    }

    private void otherVpc() {
        String vpc =
                ec2.createVpc(request -> request.cidrBlock("10.1.0.0/16")).vpc().vpcId();
        run(subnet(vpc, "10.1.165.0/26", ZONE), group(vpc, "sddc"), 1);
    }

    private void routeToInternet(String vpc) {
        String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(request -> request.internetGatewayId(gateway).vpcId(vpc));
        RouteTable main = ec2.describeRouteTables(
                        request -> request.filters(filter("vpc-id", vpc), filter("association.main", "true")))
                .routeTables()
                .getFirst();
        ec2.createRoute(request -> request.routeTableId(main.routeTableId())
                .destinationCidrBlock("0.0.0.0/0")
                .gatewayId(gateway));
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private String subnet(String vpc, String cidr, String zone) {
        return ec2.createSubnet(request -> request.vpcId(vpc).cidrBlock(cidr).availabilityZone(zone))
                .subnet()
                .subnetId();
    }

    private String group(String vpc, String name) {
        return ec2.createSecurityGroup(request ->
                        request.vpcId(vpc).groupName(name).description("guards the SDDC's network interfaces"))
                .groupId();
    }

    private void run(String subnet, String group, int count) {
        ec2.runInstances(request -> request.subnetId(subnet)
                .imageId("ami-esxi")
                .instanceType(InstanceType.I3_METAL)
                .securityGroupIds(group)
                .minCount(count)
                .maxCount(count));
    }
}
