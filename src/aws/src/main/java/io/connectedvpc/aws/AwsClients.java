package io.connectedvpc.aws;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.endpoints.Ec2EndpointProvider;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK clients, fit for a function that has seconds. Region, credentials and endpoints are those of the environment, the variables
 * {@code AWS_ENDPOINT_URL} and {@code AWS_ENDPOINT_URL_<SERVICE>} among them.
 *
 * <p>Retries are of the mode {@code standard}. Its sibling {@code adaptive} also slows a whole client down once one of its calls was
 * throttled, where EC2 counts each action by itself: throttled writes of routes would hold up the reads beside them, and the first writes
 * of the next Edge move. Source: AWS SDKs and Tools Reference Guide, "Retry behavior"; EC2 Developer Guide, "Request throttling".
 */
public final class AwsClients {

    /** Ends the user agent of every call, by which CloudTrail tells this program's calls from others'. */
    public static final String USER_AGENT_SUFFIX = "connected-vpc";

    private static final int MOST_ATTEMPTS = 4;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** Long enough for the first call of a cold function, with its TLS handshake. */
    private static final Duration ATTEMPT = Duration.ofSeconds(5);

    /** A caller is told after 20 s that the work goes on: no call may take so long by itself. */
    private static final Duration CALL = Duration.ofSeconds(15);

    /** One for all: connections are kept by it, and a TLS context is made once. */
    private final SdkHttpClient http = http().build();

    private final MetricPublisher calls;

    /** @param calls is told of every call of the clients */
    public AwsClients(MetricPublisher calls) {
        this.calls = calls;
    }

    public Ec2Client ec2() {
        return fitted(Ec2Client.builder()).build();
    }

    /** EC2 as another account's role sees it. */
    public Ec2Client ec2(AwsCredentialsProvider credentials) {
        return fitted(Ec2Client.builder()).credentialsProvider(credentials).build();
    }

    public StsClient sts() {
        return fitted(StsClient.builder()).build();
    }

    public DynamoDbClient dynamoDb() {
        return fitted(DynamoDbClient.builder()).build();
    }

    public EventBridgeClient eventBridge() {
        return fitted(EventBridgeClient.builder()).build();
    }

    /**
     * Opens connections that the first calls of these clients find open.
     *
     * @param background where that is done: nobody waits for it, and it doesn't fail
     */
    public void connect(DynamoDbClient dynamoDb, Ec2Client ec2, Executor background) {
        var table = dynamoDb.serviceClientConfiguration();
        var network = ec2.serviceClientConfiguration();
        connect(
                background,
                table,
                () -> DynamoDbEndpointProvider.defaultProvider()
                        .resolveEndpoint(endpoint -> endpoint.region(table.region())));
        connect(
                background,
                network,
                () -> Ec2EndpointProvider.defaultProvider()
                        .resolveEndpoint(endpoint -> endpoint.region(network.region())));
    }

    private void connect(
            Executor background, AwsServiceClientConfiguration client, Supplier<CompletableFuture<Endpoint>> usual) {
        background.execute(() -> Connection.open(
                http,
                client.endpointOverride().orElseGet(() -> usual.get().join().url())));
    }

    /** Gives a client its timeouts, its retries and this program's user agent. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B fit(B builder) {
        return builder.httpClientBuilder(http()).overrideConfiguration(AwsClients::configure);
    }

    /** As above; over the one HTTP client, and each call is told. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B fitted(B builder) {
        return builder.httpClient(http)
                .overrideConfiguration(configuration -> configure(configuration.addMetricPublisher(calls)));
    }

    private static UrlConnectionHttpClient.Builder http() {
        return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT);
    }

    private static void configure(ClientOverrideConfiguration.Builder configuration) {
        configuration
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(MOST_ATTEMPTS)
                        .build())
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, USER_AGENT_SUFFIX);
    }
}
