package io.connectedvpc.aws;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Gives tests a {@code moto_server}: one for all test classes of a JVM, started for the first and killed after the last. Where the program
 * isn't on the PATH, the tests are skipped, and the output says so. To be registered in a static field.
 */
public final class MotoServer implements BeforeAllCallback {

    private static final String PROGRAM = "moto_server";
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            System.out.printf("SKIPPED %s: %s isn't on the PATH%n", context.getDisplayName(), PROGRAM);
        }
        Assumptions.assumeTrue(program.isPresent(), PROGRAM + " isn't on the PATH");
        running = context.getRoot()
                .getStore(Namespace.create(MotoServer.class))
                .computeIfAbsent(PROGRAM, key -> Running.start(program.orElseThrow()), Running.class);
    }

    /** Where it answers. */
    public URI endpoint() {
        return Objects.requireNonNull(running).endpoint();
    }

    public Ec2Client ec2() {
        return client(Ec2Client.builder());
    }

    /** EC2 with other credentials than moto's own account's. */
    Ec2Client ec2(AwsCredentialsProvider credentials) {
        return client(Ec2Client.builder(), credentials);
    }

    public StsClient sts() {
        return client(StsClient.builder());
    }

    public DynamoDbClient dynamoDb() {
        return client(DynamoDbClient.builder());
    }

    public EventBridgeClient eventBridge() {
        return client(EventBridgeClient.builder());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, AwsCredentialsProvider credentials) {
        return builder.endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The process; the JUnit store closes it at the end. */
    private record Running(Process process, URI endpoint) implements AutoCloseable {

        static Running start(Path program) {
            try {
                int port = freePort();
                Process process = new ProcessBuilder(
                                program.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                var running = new Running(process, URI.create("http://127.0.0.1:" + port));
                running.awaitAnswer();
                return running;
            } catch (IOException cannotStart) {
                throw new IllegalStateException(cannotStart);
            }
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }

        private void awaitAnswer() {
            Instant end = Instant.now().plus(LONGEST_START);
            try (HttpClient http = HttpClient.newHttpClient()) {
                while (!answers(http)) {
                    if (Instant.now().isAfter(end) || process.waitFor(100, TimeUnit.MILLISECONDS)) {
                        close();
                        throw new IllegalStateException(PROGRAM + " doesn't answer at " + endpoint);
                    }
                }
            } catch (InterruptedException interrupted) {
                close();
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        private boolean answers(HttpClient http) throws InterruptedException {
            var request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/data.json"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            try {
                return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }
}
