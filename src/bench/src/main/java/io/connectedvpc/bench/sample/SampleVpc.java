package io.connectedvpc.bench.sample;

import io.connectedvpc.aws.SddcTable;
import io.connectedvpc.bench.cloud.Clients;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The VPC that the sample events of {@code infra/events} are about, made in an emulated EC2, with table and bus. The emulator gives out ids of
 * its own; they take the place of those in the events.
 *
 * @param ids the emulator's ids by those of the events
 */
public record SampleVpc(Map<String, String> ids) {

    /** What the functions are told by their environment. */
    public static final Map<String, String> ENVIRONMENT =
            Map.of("CONNECTED_VPC_TABLE", "connected-vpc", "CONNECTED_VPC_BUS", "connected-vpc");

    private static final String NAME = "connected-vpc";

    public static SampleVpc create(Clients clients) {
        SddcTable.createIfMissing(clients.dynamoDb(), NAME);
        clients.eventBridge().createEventBus(request -> request.name(NAME));
        Ec2Client ec2 = clients.ec2();
        String vpc = ec2.createVpc(call -> call.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String group = ec2.createSecurityGroup(
                        call -> call.vpcId(vpc).groupName("sddc").description("guards the SDDC"))
                .groupId();
        String hosts = subnet(ec2, vpc, "10.0.10.0/24");
        return new SampleVpc(Map.of(
                "vpc-1", vpc,
                "subnet-1", subnet(ec2, vpc, "10.0.165.0/26"),
                "sg-1", group,
                "i-1", instance(ec2, hosts),
                "i-2", instance(ec2, hosts),
                "rtb-1", mainTable(ec2, vpc)));
    }

    /** A sample event, as it would be in this VPC. */
    public byte[] event(String name) throws IOException {
        String text = sample(name);
        for (Map.Entry<String, String> id : ids.entrySet()) {
            text = text.replaceAll("(?<=[\"/])" + id.getKey() + "(?=[\"\\\\])", id.getValue());
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A sample event as it is. */
    public static String sample(String name) throws IOException {
        String resource = "/events/" + name + ".json";
        try (InputStream in = SampleVpc.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String subnet(Ec2Client ec2, String vpc, String cidr) {
        return ec2.createSubnet(call -> call.vpcId(vpc).cidrBlock(cidr))
                .subnet()
                .subnetId();
    }

    private static String instance(Ec2Client ec2, String subnet) {
        String image = ec2.describeImages().images().getFirst().imageId();
        return ec2.runInstances(
                        call -> call.imageId(image).subnetId(subnet).minCount(1).maxCount(1))
                .instances()
                .getFirst()
                .instanceId();
    }

    private static String mainTable(Ec2Client ec2, String vpc) {
        return ec2.describeRouteTables().routeTables().stream()
                .filter(table -> table.vpcId().equals(vpc))
                .findFirst()
                .orElseThrow()
                .routeTableId();
    }
}
