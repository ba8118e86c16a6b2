package io.connectedvpc.bench.cloud;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The SDK's clients at one endpoint. */
public record Clients(Ec2Client ec2, DynamoDbClient dynamoDb, EventBridgeClient eventBridge) implements AutoCloseable {

    public static Clients of(URI endpoint) {
        return new Clients(
                client(Ec2Client.builder(), endpoint),
                client(DynamoDbClient.builder(), endpoint),
                client(EventBridgeClient.builder(), endpoint));
    }

    @Override
    public void close() {
        ec2.close();
        dynamoDb.close();
        eventBridge.close();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
