package io.connectedvpc.aws;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** A server that answers as EC2 does what it was told to, and the real client on it. */
final class AnsweringEc2 implements AutoCloseable {

    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    private final HttpServer server;
    private final Ec2Client client;

    /** What a call is answered. */
    enum Answer {
        THROTTLED(503, error("RequestLimitExceeded")),
        DENIED(403, error("UnauthorizedOperation")),
        BROKEN(500, error("InternalError")),
        FINE(200, "<Response/>");

        private final int status;
        private final String body;

        Answer(int status, String body) {
            this.status = status;
            this.body = body;
        }

        private static String error(String code) {
            return "<Response><Errors><Error><Code>%s</Code><Message>no</Message></Error></Errors></Response>"
                    .formatted(code);
        }
    }

    /** @param calls is told of the client's calls */
    AnsweringEc2(MetricPublisher calls) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            Answer answer = answers.pop();
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = new AwsClients(calls)
                .fitted(Ec2Client.builder())
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    Ec2Client client() {
        return client;
    }

    /** The next calls, repeated ones among them, are answered that, one each. */
    void answers(Answer... next) {
        answers.addAll(Arrays.asList(next));
    }

    /** How many answers nobody has asked for yet. */
    int unasked() {
        return answers.size();
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
