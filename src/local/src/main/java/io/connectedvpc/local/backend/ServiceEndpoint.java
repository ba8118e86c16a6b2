package io.connectedvpc.local.backend;

import io.connectedvpc.aws.AssumedRole;
import io.connectedvpc.aws.AwsClients;
import io.connectedvpc.core.model.Account;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Where a service answers that isn't played here, as the AWS SDKs' standard variables say it.
 *
 * @param region the Region that requests are signed for
 */
record ServiceEndpoint(URI url, Region region) {

    private static final AwsCredentialsProvider DUMMY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    /**
     * The endpoint of a service; empty if the environment names none.
     *
     * @param service as it stands in the variable: {@code EC2} for {@code AWS_ENDPOINT_URL_EC2}
     * @throws IllegalArgumentException if the variable holds no HTTP URL
     */
    static Optional<ServiceEndpoint> of(String service, Environment environment) {
        Region region =
                Region.of(environment.first("AWS_REGION", "AWS_DEFAULT_REGION").orElse("us-east-1"));
        return environment
                .first("AWS_ENDPOINT_URL_" + service, "AWS_ENDPOINT_URL")
                .map(url -> new ServiceEndpoint(parse(service, url), region));
    }

    private static URI parse(String service, String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as for a URL of another kind.
        }
        throw new IllegalArgumentException(
                "AWS_ENDPOINT_URL_%s or AWS_ENDPOINT_URL isn't an http or https URL: %s".formatted(service, text));
    }

    /** Builds the SDK's client for this endpoint. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, credentials());
    }

    /** EC2 at this endpoint as another account's role sees it, which is assumed at the endpoint of STS if the environment names one. */
    Ec2Client ec2(Account account, Environment environment) {
        StsClient sts = of("STS", environment)
                .<StsClient>map(endpoint -> endpoint.client(StsClient.builder()))
                .orElseGet(
                        () -> AwsClients.fit(StsClient.builder()).region(region).build());
        return client(Ec2Client.builder(), new AssumedRole(sts, account, AwsClients.USER_AGENT_SUFFIX));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, AwsCredentialsProvider credentials) {
        return AwsClients.fit(builder)
                .endpointOverride(url)
                .region(region)
                .credentialsProvider(credentials)
                .build();
    }

    /**
     * The usual chain. An emulator on this machine gets made-up credentials when there are none; the chain is then
     * without the instance metadata service, which would be waited for in vain.
     */
    private AwsCredentialsProvider credentials() {
        if (!isLoopback()) {
            return DefaultCredentialsProvider.builder().build();
        }
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(), ProfileCredentialsProvider.create(), DUMMY);
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
