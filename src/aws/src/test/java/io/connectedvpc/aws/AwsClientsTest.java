package io.connectedvpc.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.connectedvpc.core.port.CloudFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings are given as system properties, which the SDK takes in the place of environment variables. */
class AwsClientsTest {

    private static final List<String> SETTINGS =
            List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl", "aws.endpointUrlEc2");

    private final CallCounts calls = new CallCounts();
    private final List<String> userAgents = new CopyOnWriteArrayList<>();
    private HttpServer refusing;

    @BeforeEach
    void start() throws IOException {
        refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", exchange -> {
            userAgents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        });
        refusing.start();
        set(Map.of("aws.region", "eu-central-1", "aws.accessKeyId", "test", "aws.secretAccessKey", "test"));
    }

    @AfterEach
    void stop() {
        SETTINGS.forEach(System::clearProperty);
        refusing.stop(0);
    }

    @Test
    void clients_goWhereTheEnvironmentSays_underTheirName() {
        set(Map.of("aws.endpointUrl", url()));

        try (var ec2 = AwsClients.ec2(calls);
                var dynamoDb = AwsClients.dynamoDb(calls);
                var eventBridge = AwsClients.eventBridge(calls)) {
            assertRefused(ec2::describeVpcs);
            assertRefused(dynamoDb::listTables);
            assertRefused(() -> eventBridge.listEventBuses(request -> {}));
        }

        assertThat(userAgents).hasSize(3).allMatch(agent -> agent.endsWith(AwsClients.USER_AGENT_SUFFIX));
    }

    @Test
    void client_goesToItsOwnEndpoint_whenThereIsOne() {
        set(Map.of("aws.endpointUrl", "http://127.0.0.1:1", "aws.endpointUrlEc2", url()));

        try (var ec2 = AwsClients.ec2(calls)) {
            assertRefused(ec2::describeVpcs);
        }

        assertThat(userAgents).hasSize(1);
    }

    private static void assertRefused(Supplier<?> call) {
        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> AwsErrors.calling("test:Call", call))
                .matches(failure -> failure.kind() == CloudFailure.Kind.IMPOSSIBLE);
    }

    private String url() {
        return "http://127.0.0.1:" + refusing.getAddress().getPort();
    }

    private static void set(Map<String, String> settings) {
        settings.forEach(System::setProperty);
    }
}
