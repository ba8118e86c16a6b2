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
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings are given as system properties, which the SDK takes in the place of environment variables. */
class AwsClientsTest {

    private static final List<String> SETTINGS =
            List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl", "aws.endpointUrlEc2");

    private final AwsClients clients = new AwsClients(new CallCounts());
    private final List<String> userAgents = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final Set<InetSocketAddress> connections = new CopyOnWriteArraySet<>();
    private HttpServer refusing;

    @BeforeEach
    void start() throws IOException {
        refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", exchange -> {
            userAgents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            paths.add(exchange.getRequestURI().getPath());
            connections.add(exchange.getRemoteAddress());
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

        try (var ec2 = clients.ec2();
                var dynamoDb = clients.dynamoDb();
                var eventBridge = clients.eventBridge()) {
            assertRefused(ec2::describeVpcs);
            assertRefused(dynamoDb::listTables);
            assertRefused(() -> eventBridge.listEventBuses(request -> {}));
        }

        assertThat(userAgents).hasSize(3).allMatch(agent -> agent.endsWith(AwsClients.USER_AGENT_SUFFIX));
    }

    @Test
    void client_goesToItsOwnEndpoint_whenThereIsOne() {
        set(Map.of("aws.endpointUrl", "http://127.0.0.1:1", "aws.endpointUrlEc2", url()));

        try (var ec2 = clients.ec2()) {
            assertRefused(ec2::describeVpcs);
        }

        assertThat(userAgents).hasSize(1);
    }

    @Test
    void firstCalls_findTheirConnectionsOpen() {
        set(Map.of("aws.endpointUrl", url()));

        try (var ec2 = clients.ec2();
                var dynamoDb = clients.dynamoDb()) {
            clients.connect(dynamoDb, ec2, Runnable::run);
            assertThat(paths).containsExactly("/ping", "/ping");

            assertRefused(dynamoDb::listTables);
            assertRefused(ec2::describeVpcs);
        }

        assertThat(paths).hasSize(4);
        assertThat(connections).hasSize(1);
    }

    @Test
    void connect_doesNotFail_whenNobodyIsThere() {
        set(Map.of("aws.endpointUrl", "http://127.0.0.1:1", "aws.endpointUrlEc2", url()));

        try (var ec2 = clients.ec2();
                var dynamoDb = clients.dynamoDb()) {
            clients.connect(dynamoDb, ec2, Runnable::run);
        }

        assertThat(paths).containsExactly("/ping");
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
