package io.connectedvpc.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.aws.SddcTable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

class SddcTableTest {

    @Test
    void createIfMissing_makesTheTableOnce() {
        AmazonDynamoDBLocal local = DynamoDBEmbedded.create(true);
        DynamoDbClient dynamoDb = local.dynamoDbClient();

        SddcTable.createIfMissing(dynamoDb, "connected-vpc");
        var item = Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"));
        dynamoDb.putItem(request -> request.tableName("connected-vpc").item(item));
        SddcTable.createIfMissing(dynamoDb, "connected-vpc");

        assertThat(dynamoDb.scan(request -> request.tableName("connected-vpc")).items())
                .containsExactly(item);
        TableDescription table = dynamoDb.describeTable(request -> request.tableName("connected-vpc"))
                .table();
        assertThat(table.keySchema())
                .extracting(KeySchemaElement::attributeName)
                .containsExactly("pk", "sk");
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        var expiry = dynamoDb.describeTimeToLive(request -> request.tableName("connected-vpc"))
                .timeToLiveDescription();
        assertThat(expiry.attributeName()).isEqualTo("ttl");
        assertThat(expiry.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
        local.shutdownNow();
    }
}
