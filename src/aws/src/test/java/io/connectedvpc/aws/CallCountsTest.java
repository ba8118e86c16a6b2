package io.connectedvpc.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** The real client against a server that answers as EC2 does. */
class CallCountsTest {

    private static final Entry<Integer, String> THROTTLED = Map.entry(503, error("RequestLimitExceeded"));
    private static final Entry<Integer, String> DENIED = Map.entry(403, error("UnauthorizedOperation"));
    private static final Entry<Integer, String> BROKEN = Map.entry(500, error("InternalError"));
    private static final Entry<Integer, String> FINE = Map.entry(200, "<DescribeVpcsResponse/>");

    private final CallCounts counts = new CallCounts();
    private final Deque<Entry<Integer, String>> answers = new ConcurrentLinkedDeque<>();
    private HttpServer server;
    private Ec2Client ec2;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            Entry<Integer, String> answer = answers.pop();
            byte[] body = answer.getValue().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.getKey(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        ec2 = AwsClients.fit(Ec2Client.builder(), counts)
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @AfterEach
    void stop() {
        ec2.close();
        server.stop(0);
    }

    @Test
    void counts_areThoseOfEachAttempt() {
        answers.addAll(List.of(THROTTLED, BROKEN, THROTTLED, FINE));

        ec2.describeVpcs();

        assertThat(counts.takeThrottles()).isEqualTo(2);
        assertThat(counts.takeRetries()).isEqualTo(3);
    }

    @Test
    void counts_beginAnew_onceTheyAreTaken() {
        answers.addAll(List.of(THROTTLED, FINE));
        ec2.describeVpcs();

        counts.takeThrottles();
        counts.takeRetries();

        assertThat(counts.takeThrottles()).isZero();
        assertThat(counts.takeRetries()).isZero();
    }

    @Test
    void refusal_isNeitherThrottleNorRetry() {
        answers.add(DENIED);

        assertThatThrownBy(ec2::describeVpcs).isInstanceOf(Ec2Exception.class);

        assertThat(counts.takeThrottles()).isZero();
        assertThat(counts.takeRetries()).isZero();
    }

    private static String error(String code) {
        return "<Response><Errors><Error><Code>%s</Code><Message>no</Message></Error></Errors></Response>"
                .formatted(code);
    }
}
