package io.connectedvpc.bench.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.aws.AssumedRole;
import io.connectedvpc.bench.cloud.Clients;
import io.connectedvpc.bench.cloud.Moto;
import io.connectedvpc.bench.files.Folders;
import io.connectedvpc.bench.lambda.FunctionFailedException;
import io.connectedvpc.bench.lambda.FunctionProcess;
import io.connectedvpc.bench.lambda.Task;
import io.connectedvpc.bench.packaged.Bus.Told;
import io.connectedvpc.bench.sample.SampleVpc;
import io.connectedvpc.bench.zips.Packaging;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.lambda.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The functions as they are packaged, each a process of its own that talks to the Lambda Runtime API and, over HTTP, to moto and a bus. The
 * system property {@code packaging} says which zips; those for Lambda's Java runtime by default.
 */
final class Stage implements AutoCloseable {

    /** What the functions may assume in another account. */
    static final Account ACCOUNT = new Account("arn:aws:iam::210987654321:role/connected-vpc", "lab");

    private static final Packaging PACKAGING = Packaging.valueOf(System.getProperty("packaging", "JVM"));
    private static final Path PROJECT =
            Path.of("").toAbsolutePath().resolve("../..").normalize();

    private final Moto moto;
    private final Bus bus;
    private final Path folder;
    private final Clients own;
    private final Clients events;
    private final StsClient sts;
    private final Ec2Client other;
    private final Map<String, FunctionProcess> running = new HashMap<>();

    private Stage(Moto moto, Bus bus, Path folder) {
        this.moto = moto;
        this.bus = bus;
        this.folder = folder;
        this.own = Clients.of(moto.endpoint());
        this.events = Clients.of(bus.endpoint());
        var anybody = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        this.sts = client(StsClient.builder(), anybody);
        this.other = client(Ec2Client.builder(), new AssumedRole(sts, ACCOUNT, "set-up"));
    }

    /** Starts moto and the bus. A function is started for its first event. */
    static Stage start(Path program) throws IOException, InterruptedException {
        return new Stage(Moto.start(program), Bus.start(), Files.createTempDirectory("packaged"));
    }

    /**
     * What a function answered to a request of the API.
     *
     * @param body null where there is none
     */
    record Reply(int status, JsonNode headers, @Nullable String body) {

        JsonNode json() throws IOException {
            return Json.read(Objects.requireNonNull(body, "there is no body"));
        }
    }

    /** Has a function answer a request of the API. */
    Reply request(String function, byte[] event) throws IOException, FunctionFailedException, InterruptedException {
        JsonNode answer = Json.read(process(function).invoke(event).text());
        return new Reply(
                answer.path("statusCode").intValue(),
                answer.path("headers"),
                answer.path("body").textValue());
    }

    /**
     * Has a function handle an event of the bus.
     *
     * @return what it put on the bus meanwhile
     */
    List<Told> deliver(String function, byte[] event)
            throws IOException, FunctionFailedException, InterruptedException {
        bus.drain();
        String answer = process(function).invoke(event).text();
        if (!answer.equals("null")) {
            throw new AssertionError(function + " answered an event: " + answer);
        }
        return bus.drain();
    }

    /** What a function has written that has had an event. */
    List<String> output(String function) throws IOException {
        return Files.readAllLines(log(function));
    }

    /** Makes a VPC for an SDDC in the functions' own account. */
    SampleSddc sddc(String sddcId) {
        return new SampleSddc(this, own.ec2(), vpc(own.ec2()), sddcId);
    }

    /** Makes a VPC for an SDDC in the account of {@link #ACCOUNT}. */
    SampleSddc sddcOfAccount(String sddcId) {
        return new SampleSddc(this, other, vpc(other), sddcId);
    }

    @Override
    public void close() throws IOException {
        running.values().forEach(FunctionProcess::close);
        other.close();
        sts.close();
        events.close();
        own.close();
        bus.close();
        moto.close();
        Folders.delete(folder);
    }

    private FunctionProcess process(String function) throws IOException {
        FunctionProcess process = running.get(function);
        if (process == null) {
            Task task = Task.unpack(PACKAGING.zip(PROJECT, function), folder.resolve(function));
            process = FunctionProcess.start(task, environment(), log(function));
            running.put(function, process);
        }
        return process;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(SampleVpc.ENVIRONMENT);
        environment.put("AWS_ENDPOINT_URL", moto.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_EVENTBRIDGE", bus.endpoint().toString());
        environment.put("CONNECTED_VPC_ACCOUNT_ROLES", ACCOUNT.roleArn());
        if (PACKAGING != Packaging.JVM) {
            // What the template calls the handler of a runtime that the zip brings.
            environment.put("_HANDLER", "bootstrap");
        }
        return environment;
    }

    private SampleVpc vpc(Ec2Client ec2) {
        return SampleVpc.create(new Clients(ec2, own.dynamoDb(), events.eventBridge()));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, AwsCredentialsProvider credentials) {
        return builder.endpointOverride(moto.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private Path log(String function) {
        return folder.resolve(function + ".log");
    }
}
