package io.connectedvpc.local.demo;

import io.connectedvpc.local.LocalServer;
import io.connectedvpc.local.TestServers;
import io.connectedvpc.local.backend.Backends;
import io.connectedvpc.local.backend.Environment;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** On the embedded default. */
class EmbeddedWorkedExampleTest extends WorkedExample {

    private Backends backends;
    private LocalServer server;

    @BeforeEach
    void start() throws IOException {
        backends = Backends.of(new Environment(Map.of()), "connected-vpc");
        server = TestServers.start(backends);
    }

    @AfterEach
    void stop() {
        server.close();
        backends.close();
    }

    @Override
    LocalServer server() {
        return server;
    }

    @Override
    Place place() {
        return Place.sample();
    }

    @Override
    Ec2Client ec2() {
        return backends.standIn().orElseThrow();
    }

    @Override
    boolean watched() {
        return true;
    }

    @Override
    DynamoDbClient dynamoDb() {
        return backends.dynamoDb();
    }
}
