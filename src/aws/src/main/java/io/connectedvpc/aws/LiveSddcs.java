package io.connectedvpc.aws;

import static io.connectedvpc.aws.AwsErrors.calling;

import io.connectedvpc.aws.items.Layout;
import io.connectedvpc.aws.items.Partition;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.EdgeRule;
import io.connectedvpc.core.port.SddcStore.Page;
import io.connectedvpc.core.port.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Pages through the SDDCs that live or for which events wait. */
final class LiveSddcs {

    /** Source: BatchGetItem in the DynamoDB API reference. */
    private static final int MOST_KEYS = 100;

    private static final String GET = "dynamodb:BatchGetItem";
    private static final int MOST_BATCHES = 8;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Time time;
    private final EdgeRule rule;

    LiveSddcs(DynamoDbClient dynamoDb, String table, Time time, EdgeRule rule) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.time = time;
        this.rule = rule;
    }

    Page page(int limit, @Nullable String next) {
        List<String> ids = idsAfter(next, limit + 1);
        List<String> onPage = ids.subList(0, Math.min(limit, ids.size()));
        Map<String, SddcState> found = configs(onPage);
        List<SddcState> sddcs =
                onPage.stream().filter(found::containsKey).map(found::get).toList();
        return new Page(sddcs, ids.size() > limit ? onPage.getLast() : null);
    }

    private List<String> idsAfter(@Nullable String next, int most) {
        return calling(
                "dynamodb:Query",
                () -> dynamoDb
                        .queryPaginator(request -> after(next, request)
                                .tableName(table)
                                .consistentRead(true)
                                .limit(most))
                        .items()
                        .stream()
                        .limit(most)
                        .map(Layout::sortKey)
                        .toList());
    }

    private static QueryRequest.Builder after(@Nullable String next, QueryRequest.Builder request) {
        AttributeValue live = AttributeValue.fromS(Layout.LIVE);
        return next == null
                ? request.keyConditionExpression("pk = :pk").expressionAttributeValues(Map.of(":pk", live))
                : request.keyConditionExpression("pk = :pk AND sk > :sk")
                        .expressionAttributeValues(Map.of(":pk", live, ":sk", AttributeValue.fromS(next)));
    }

    /** The states of those that are still remembered, by id. */
    private Map<String, SddcState> configs(List<String> ids) {
        var found = new HashMap<String, SddcState>();
        for (int from = 0; from < ids.size(); from += MOST_KEYS) {
            List<String> some = ids.subList(from, Math.min(from + MOST_KEYS, ids.size()));
            for (Map<String, AttributeValue> item : items(some)) {
                SddcState state = Partition.ofConfig(item).state(rule);
                found.put(state.sddcId(), state);
            }
        }
        return found;
    }

    /** A batch may be answered in part only; the rest is asked for again. */
    private List<Map<String, AttributeValue>> items(List<String> ids) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        Map<String, KeysAndAttributes> asked = Map.of(
                table,
                KeysAndAttributes.builder()
                        .keys(ids.stream().map(Layout::configKey).toList())
                        .consistentRead(true)
                        .build());
        for (int batch = 1; batch <= MOST_BATCHES; batch++) {
            BatchGetItemResponse answer = get(asked);
            items.addAll(answer.responses().getOrDefault(table, List.of()));
            asked = answer.unprocessedKeys();
            if (asked.isEmpty()) {
                return items;
            }
            time.pause(PAUSE.multipliedBy(batch));
        }
        String message = "items were left unprocessed %d times".formatted(MOST_BATCHES);
        throw AwsErrors.failure(CloudFailure.Kind.THROTTLED, GET, message);
    }

    private BatchGetItemResponse get(Map<String, KeysAndAttributes> asked) {
        return calling(GET, () -> dynamoDb.batchGetItem(request -> request.requestItems(asked)));
    }
}
