package io.connectedvpc.aws;

import static io.connectedvpc.aws.AwsErrors.calling;

import io.connectedvpc.aws.items.Layout;
import io.connectedvpc.core.port.CloudFailure;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
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
        return calling(
                "dynamodb:DescribeTable",
                () -> dynamoDb.describeTable(request -> request.tableName(table)).table() != null,
                answered -> falseIf(answered instanceof ResourceNotFoundException));
    }

    private static void create(DynamoDbClient dynamoDb, String table) {
        calling(
                "dynamodb:CreateTable",
                () -> dynamoDb.createTable(request -> request.tableName(table)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(text(Layout.PK), text(Layout.SK))
                                .keySchema(key(Layout.PK, KeyType.HASH), key(Layout.SK, KeyType.RANGE)))
                        .tableDescription() != null,
                answered -> falseIf(isBegunByAnother(answered)));
    }

    private static void awaitActive(DynamoDbClient dynamoDb, String table) {
        var waiter = DynamoDbWaiter.builder()
                .client(dynamoDb)
                .overrideConfiguration(config ->
                        config.maxAttempts(MOST_POLLS).backoffStrategyV2(BackoffStrategy.fixedDelay(POLL)));
        calling("dynamodb:DescribeTable", () -> {
            try (DynamoDbWaiter tables = waiter.build()) {
                return tables.waitUntilTableExists(request -> request.tableName(table));
            }
        });
    }

    private static void expireMemories(DynamoDbClient dynamoDb, String table) {
        calling(
                "dynamodb:UpdateTimeToLive",
                () -> dynamoDb.updateTimeToLive(request -> request.tableName(table)
                                .timeToLiveSpecification(ttl -> ttl.attributeName(Layout.TTL).enabled(true)))
                        .timeToLiveSpecification() != null,
                answered -> falseIf(isBegunByAnother(answered)));
    }

    /** Two processes may find the table missing at the same time. */
    private static boolean isBegunByAnother(AwsServiceException answered) {
        return answered instanceof ResourceInUseException || AwsErrors.namesTtlEnabled(answered);
    }

    private static Optional<Boolean> falseIf(boolean expected) {
        return expected ? Optional.of(false) : Optional.empty();
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
