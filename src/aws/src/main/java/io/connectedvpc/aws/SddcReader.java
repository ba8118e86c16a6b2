package io.connectedvpc.aws;

import static io.connectedvpc.aws.AwsErrors.calling;

import io.connectedvpc.aws.items.Layout;
import io.connectedvpc.aws.items.Partition;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.EdgeRule;
import io.connectedvpc.core.port.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads an SDDC's partition as one commit left it. */
final class SddcReader {

    private static final int MOST_LOOKS = 6;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Time time;
    private final EdgeRule rule;

    SddcReader(DynamoDbClient dynamoDb, String table, Time time, EdgeRule rule) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.time = time;
        this.rule = rule;
    }

    /**
     * Reads the state. What still looks partial after several looks is taken as it is: no transaction is in flight for so long, so somebody
     * deleted an item by hand.
     */
    SddcState find(String sddcId) {
        Duration pause = PAUSE;
        for (int look = 1; look <= MOST_LOOKS; look++) {
            Optional<Partition> read = read(sddcId);
            if (read.isPresent() && (look == MOST_LOOKS || !read.get().partial(time.instant()))) {
                return read.get().state(rule);
            }
            time.pause(pause);
            pause = pause.multipliedBy(2);
        }
        String message = "%d reads of %s were each overtaken by a commit".formatted(MOST_LOOKS, sddcId);
        throw AwsErrors.failure(CloudFailure.Kind.UNAVAILABLE, "dynamodb:Query", message);
    }

    /** The revision of the last commit; 0 when there was none. */
    long revision(String sddcId) {
        Map<String, AttributeValue> config = calling(
                        "dynamodb:GetItem",
                        () -> dynamoDb.getItem(request -> request.tableName(table)
                                .key(Layout.configKey(sddcId))
                                .consistentRead(true)))
                .item();
        return new Partition(sddcId, config.isEmpty() ? List.of() : List.of(config)).revision();
    }

    /** Empty when there was a commit between two pages. */
    private Optional<Partition> read(String sddcId) {
        List<QueryResponse> pages = pages(sddcId);
        var partition = new Partition(
                sddcId, pages.stream().flatMap(page -> page.items().stream()).toList());
        boolean overtaken = pages.size() > 1 && revision(sddcId) != partition.revision();
        return overtaken ? Optional.empty() : Optional.of(partition);
    }

    private List<QueryResponse> pages(String sddcId) {
        return calling(
                "dynamodb:Query",
                () -> dynamoDb
                        .queryPaginator(request -> request.tableName(table)
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(Layout.sddc(sddcId))))
                                .consistentRead(true))
                        .stream()
                        .toList());
    }
}
