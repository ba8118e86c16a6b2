package io.connectedvpc.local.store;

import io.connectedvpc.aws.DynamoDbSddcStore;
import io.connectedvpc.aws.SddcTable;
import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.port.ManualTime;
import io.connectedvpc.core.port.SddcStates;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.SddcStoreContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** The store on DynamoDB Local, which is kept off the classpath of the module that the store is in. */
class DynamoDbLocalSddcStoreTest extends SddcStoreContract {

    private static AmazonDynamoDBLocal local;
    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void start() {
        local = DynamoDBEmbedded.create(true);
        dynamoDb = local.dynamoDbClient();
    }

    @AfterAll
    static void stop() {
        local.shutdownNow();
    }

    @Override
    protected SddcStore emptyStore() {
        String table = "connected-vpc-" + UUID.randomUUID();
        SddcTable.createIfMissing(dynamoDb, table);
        return new DynamoDbSddcStore(dynamoDb, table, new ManualTime(SddcStates.NOW), new EdgeMoves());
    }
}
