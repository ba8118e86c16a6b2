package io.connectedvpc.aws;

import static io.connectedvpc.aws.AwsErrors.accepted;
import static io.connectedvpc.aws.AwsErrors.calling;

import io.connectedvpc.aws.items.Layout;
import io.connectedvpc.core.port.CloudFailure;
import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** The one table, for those who don't deploy it with the template. */
public final class SddcTable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST_POLLS = 120;

    private SddcTable() {}

    /**
     * Creates the table, to be paid per request and with expiry of memories, and waits until it can be used; does nothing when there is one
     * of that name.
     *
     * @throws CloudFailure when DynamoDB refuses
     */
    public static void createIfMissing(DynamoDbClient dynamoDb, String table) {
        if (!exists(dynamoDb, table)) {
            create(dynamoDb, table);
            awaitActive(dynamoDb, table);
            expireMemories(dynamoDb, table);
        }
    }

    private static boolean exists(DynamoDbClient dynamoDb, String table) {
        return accepted(
                "dynamodb:DescribeTable",
                () -> dynamoDb.describeTable(request -> request.tableName(table)),
                ResourceNotFoundException.class::isInstance);
    }

    /** Two processes may find the table missing at the same time, here and below. */
    private static void create(DynamoDbClient dynamoDb, String table) {
        var request = CreateTableRequest.builder()
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text(Layout.PK), text(Layout.SK))
                .keySchema(key(Layout.PK, KeyType.HASH), key(Layout.SK, KeyType.RANGE))
                .build();
        accepted("dynamodb:CreateTable", () -> dynamoDb.createTable(request), ResourceInUseException.class::isInstance);
    }

    private static void awaitActive(DynamoDbClient dynamoDb, String table) {
        var waiter = DynamoDbWaiter.builder()
                .client(dynamoDb)
                .overrideConfiguration(
                        config -> config.maxAttempts(MOST_POLLS).backoffStrategyV2(BackoffStrategy.fixedDelay(POLL)));
        calling("dynamodb:DescribeTable", () -> {
            try (DynamoDbWaiter tables = waiter.build()) {
                return tables.waitUntilTableExists(request -> request.tableName(table));
            }
        });
    }

    private static void expireMemories(DynamoDbClient dynamoDb, String table) {
        var request = UpdateTimeToLiveRequest.builder()
                .tableName(table)
                .timeToLiveSpecification(ttl -> ttl.attributeName(Layout.TTL).enabled(true))
                .build();
        accepted(
                "dynamodb:UpdateTimeToLive",
                () -> dynamoDb.updateTimeToLive(request),
                answered -> answered instanceof ResourceInUseException || AwsErrors.namesTtlEnabled(answered));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
