package io.connectedvpc.local.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.connectedvpc.aws.MotoProcess;
import io.connectedvpc.local.LocalServer;
import io.connectedvpc.local.TestServers;
import io.connectedvpc.local.backend.Backends;
import io.connectedvpc.local.backend.Environment;
import io.connectedvpc.local.moto.MotoVpc;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** On moto, behind the real SDK clients. */
class MotoWorkedExampleTest extends WorkedExample {

    private static MotoProcess moto;
    private static Backends backends;
    private static LocalServer server;
    private static Place place;

    @BeforeAll
    static void start() throws IOException {
        boolean installed = MotoProcess.isInstalled();
        if (!installed) {
            System.out.println("SKIPPED: the worked example on moto, since moto_server isn't on the PATH");
        }
        assumeTrue(installed, "moto_server isn't on the PATH");
        moto = MotoProcess.start();
        Environment environment =
                new Environment(Map.of("AWS_ENDPOINT_URL", moto.endpoint().toString()));
        backends = Backends.of(environment, "connected-vpc");
        place = place(MotoVpc.create(moto.ec2()));
        server = TestServers.start(backends);
    }

    private static Place place(MotoVpc vpc) {
        return new Place(vpc.vpcId(), vpc.subnetId(), vpc.securityGroupId(), vpc.firstInstance(), vpc.secondInstance());
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
