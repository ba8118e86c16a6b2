package io.connectedvpc.local.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.connectedvpc.ec2standin.SampleVpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class BackendsTest {

    @Test
    void services_areEmbedded_whenNoEndpointIsNamed() {
        try (Backends backends = Backends.of(new Environment(Map.of("AWS_ENDPOINT_URL", "")), "mapping")) {
            assertThat(backends.ec2().describeVpcs().vpcs())
                    .extracting(vpc -> vpc.vpcId())
                    .contains(SampleVpc.VPC);
            assertThat(backends.dynamoDb()
                            .describeTable(call -> call.tableName("mapping"))
                            .table()
                            .keySchema())
                    .extracting(KeySchemaElement::attributeName)
                    .containsExactly("pk", "sk");
            assertThat(backends.dynamoDb()
                            .describeTimeToLive(call -> call.tableName("mapping"))
                            .timeToLiveDescription())
                    .satisfies(ttl -> {
                        assertThat(ttl.attributeName()).isEqualTo("ttl");
                        assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
                    });
            assertThat(backends.description()).anyMatch(line -> line.contains("vpc-1") && line.contains("i-1"));
        }
    }

    @Test
    void service_isReachedByTheSdk_whenItsEndpointIsNamed() throws IOException {
        List<String> authorizations = new CopyOnWriteArrayList<>();
        HttpServer emulator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        emulator.createContext("/", exchange -> {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = "<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>".getBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        emulator.start();
        String url = "http://127.0.0.1:" + emulator.getAddress().getPort();
        Environment environment = new Environment(Map.of("AWS_ENDPOINT_URL_EC2", url, "AWS_REGION", "eu-central-1"));
        try (Backends backends = Backends.of(environment, "mapping")) {
            assertThat(backends.ec2().describeVpcs().vpcs()).isEmpty();
            assertThat(backends.description()).contains("EC2: at " + url, "DynamoDB: in memory, table mapping");
            assertThatThrownBy(() -> backends.pacing(Duration.ofMillis(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("only the embedded EC2");
        } finally {
            emulator.stop(0);
        }
        assertThat(authorizations).singleElement().asString().contains("/eu-central-1/ec2/");
    }

    @Test
    void endpointOfAService_countsBeforeTheGeneralOne() {
        Environment environment = new Environment(
                Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "AWS_ENDPOINT_URL_EC2", "http://127.0.0.1:2"));

        assertThat(ServiceEndpoint.of("EC2", environment).orElseThrow().url()).hasPort(2);
        assertThat(ServiceEndpoint.of("DYNAMODB", environment).orElseThrow().url())
                .hasPort(1);
    }

    @Test
    void endpoint_isRefused_whenItIsNoUrl() {
        Environment environment = new Environment(Map.of("AWS_ENDPOINT_URL", "localhost:5000"));

        assertThatThrownBy(() -> Backends.of(environment, "mapping"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AWS_ENDPOINT_URL")
                .hasMessageContaining("localhost:5000");
    }

    @Test
    void start_failsClearly_whenDynamoDbDoesntAnswer() {
        Environment environment = new Environment(Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1"));

        assertThatThrownBy(() -> Backends.of(environment, "mapping"))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageStartingWith("DynamoDB at http://127.0.0.1:1 gives no table mapping: ");
    }
}
