package io.connectedvpc.aws;

import static io.connectedvpc.aws.AwsErrors.calling;

import io.connectedvpc.aws.items.HistoryItem;
import io.connectedvpc.aws.items.Layout;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.port.HistoryStore;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The history in the table of the desired state, each entry an item of its own. Any number of threads and processes may use one table. */
public final class DynamoDbHistory implements HistoryStore {

    /** What tells an entry from others of the same millisecond. */
    private static final int DISTINCTION = 8;

    private static final Pattern TOKEN = Pattern.compile("[0-9]{15}-[0-9a-f]{8}");

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final InstantSource clock;

    public DynamoDbHistory(DynamoDbClient dynamoDb, String table, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void add(Handled handled) {
        String distinction = UUID.randomUUID().toString().substring(0, DISTINCTION);
        calling(
                "dynamodb:PutItem",
                () -> dynamoDb.putItem(
                        request -> request.tableName(table).item(HistoryItem.write(handled, distinction))));
    }

    /**
     * {@inheritDoc}
     *
     * @throws Rejected when {@code next} can't be what a page said
     */
    @Override
    public Page page(String sddcId, int limit, @Nullable String next) {
        String before = next == null ? after(Layout.HISTORY) : sortKey(next);
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :pk AND sk BETWEEN :oldest AND :newest")
                .expressionAttributeValues(Map.of(
                        ":pk", AttributeValue.fromS(Layout.sddc(sddcId)),
                        ":oldest", AttributeValue.fromS(oldest()),
                        ":newest", AttributeValue.fromS(before)))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(limit + 1)
                .build();
        List<Map<String, AttributeValue>> found = calling("dynamodb:Query", () -> items(request, limit + 1));
        List<Entry> entries = found.stream()
                .limit(limit)
                .flatMap(item -> HistoryItem.read(sddcId, item).stream())
                .toList();
        return new Page(entries, found.size() > limit ? token(Layout.sortKey(found.get(limit))) : null);
    }

    /** A page of DynamoDB ends at 1 MB, whatever the limit. */
    private List<Map<String, AttributeValue>> items(QueryRequest request, int enough) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        Map<String, AttributeValue> start = Map.of();
        do {
            QueryResponse page = dynamoDb.query(
                    start.isEmpty()
                            ? request
                            : request.toBuilder().exclusiveStartKey(start).build());
            items.addAll(page.items());
            start = new HashMap<>(page.lastEvaluatedKey());
        } while (!start.isEmpty() && items.size() < enough);
        return items;
    }

    /** What ended before is forgotten, though DynamoDB may still have it. */
    private String oldest() {
        return Layout.history(clock.instant().minus(MEMORY));
    }

    private static String after(String prefix) {
        return prefix + "~";
    }

    private static String token(String sortKey) {
        return sortKey.substring(Layout.HISTORY.length()).replace('#', '-');
    }

    private static String sortKey(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new Rejected(Problem.of(
                    ProblemCode.INVALID_FIELD, List.of(new Violation("next", "was never said by a page before"))));
        }
        return Layout.HISTORY + token.replace('-', '#');
    }
}
