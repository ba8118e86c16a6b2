package io.connectedvpc.local.moto;

import io.connectedvpc.local.ProjectFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS as moto plays it: a process of its own, where it is installed. */
public final class MotoServer implements AutoCloseable {

    private static final String COMMAND = "moto_server";
    private static final Pattern READY = Pattern.compile(".*Running on (http://127\\.0\\.0\\.1:\\d+).*");

    private static final AwsCredentialsProvider OWN =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final URI url;

    private MotoServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    public static boolean isInstalled() {
        return ProjectFiles.isOnPath(COMMAND);
    }

    /** Starts a server on any free port; it answers when this returns. */
    public static MotoServer start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(COMMAND, "-H", "127.0.0.1", "-p", "0").redirectErrorStream(true);
        builder.environment().put("PYTHONUNBUFFERED", "1");
        Process process = builder.start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
                return new MotoServer(process, URI.create(ready.group(1)));
            }
            line = said.readLine();
        }
        throw new IOException(COMMAND + " ended before it answered");
    }

    public URI url() {
        return url;
    }

    /** A client that waits: moto's first answer to some calls takes seconds, and many of them on a busy machine. */
    public Ec2Client ec2() {
        return ec2(OWN);
    }

    /** The same with other credentials than moto's own account's. */
    public Ec2Client ec2(AwsCredentialsProvider credentials) {
        return client(Ec2Client.builder(), credentials);
    }

    public StsClient sts() {
        return client(StsClient.builder(), OWN);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, AwsCredentialsProvider credentials) {
        return builder.endpointOverride(url)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                .build();
    }

    /** The command may be a wrapper that stays in front of the server. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
