package io.connectedvpc.local.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.connectedvpc.local.LocalServer;
import io.connectedvpc.local.TestServers;
import io.connectedvpc.local.backend.Backends;
import io.connectedvpc.local.backend.Environment;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** On moto, behind the real SDK clients. */
class MotoWorkedExampleTest extends WorkedExample {

    private static MotoServer moto;
    private static Backends backends;
    private static LocalServer server;
    private static Place place;

    @BeforeAll
    static void start() throws IOException {
        boolean installed = MotoServer.isInstalled();
        if (!installed) {
            System.out.println("SKIPPED: the worked example on moto, since moto_server isn't on the PATH");
        }
        assumeTrue(installed, "moto_server isn't on the PATH");
        moto = MotoServer.start();
        Environment environment =
                new Environment(Map.of("AWS_ENDPOINT_URL", moto.url().toString()));
        backends = Backends.of(environment, "connected-vpc");
        place = build(backends.ec2());
        server = TestServers.start(backends);
    }

    private static Place build(Ec2Client ec2) {
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
        return new Place(vpc, subnet, group, run(ec2, hosts), run(ec2, hosts));
    }

    private static String run(Ec2Client ec2, String subnet) {
        String image = ec2.describeImages().images().getFirst().imageId();
        return ec2.runInstances(
                        call -> call.imageId(image).subnetId(subnet).minCount(1).maxCount(1))
                .instances()
                .getFirst()
                .instanceId();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (backends != null) {
            backends.close();
        }
        if (moto != null) {
            moto.close();
        }
    }

    @Override
    LocalServer server() {
        return server;
    }

    @Override
    Place place() {
        return place;
    }

    @Override
    Ec2Client ec2() {
        return backends.ec2();
    }

    @Override
    boolean watched() {
        return false;
    }

    @Override
    DynamoDbClient dynamoDb() {
        return backends.dynamoDb();
    }
}
