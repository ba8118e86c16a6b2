package io.connectedvpc.aws;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** AWS as moto plays it over HTTP: a {@code moto_server}, empty, in a process of its own. */
public final class MotoProcess implements AutoCloseable {

    /** The program, from the Python package {@code moto[server]}. */
    public static final String PROGRAM = "moto_server";

    private static final Pattern READY = Pattern.compile(".*Running on (http://127\\.0\\.0\\.1:\\d+).*");

    /** Moto's first answer to some calls takes seconds, and many of them on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final URI endpoint;

    private MotoProcess(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Whether the program is on the PATH. */
    public static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
    }

    /**
     * Starts a server on any free port of 127.0.0.1; it answers when this returns.
     *
     * @throws IOException when it can't be started, or ends
     */
    public static MotoProcess start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(PROGRAM, "-H", "127.0.0.1", "-p", "0").redirectErrorStream(true);
        builder.environment().put("PYTHONUNBUFFERED", "1");
        Process process = builder.start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
                return new MotoProcess(process, URI.create(ready.group(1)));
            }
            line = said.readLine();
        }
        throw new IOException(PROGRAM + " ended before it answered");
    }

    /** Where it answers, for every service. */
    public URI endpoint() {
        return endpoint;
    }

    public Ec2Client ec2() {
        return client(Ec2Client.builder());
    }

    /** EC2 of the account that the credentials are of. */
    public Ec2Client ec2(AwsCredentialsProvider credentials) {
        return client(Ec2Client.builder(), credentials);
    }

    /** A client that moto answers, of its own account. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, AwsCredentialsProvider credentials) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                .build();
    }

    /** The program may be a wrapper that stays in front of the server. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
