package io.connectedvpc.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A DynamoDB that answers what it was told to, for what no emulator does when it is asked. */
final class ScriptedDynamoDb implements DynamoDbClient {

    private final Deque<QueryResponse> pages = new ArrayDeque<>();
    private final Deque<GetItemResponse> items = new ArrayDeque<>();
    private Function<BatchGetItemRequest, BatchGetItemResponse> batches = request -> {
        throw new AssertionError("no batch is expected");
    };

    /** Answers a Query with one page. */
    ScriptedDynamoDb thenPage(List<Map<String, AttributeValue>> page) {
        pages.add(QueryResponse.builder().items(page).build());
        return this;
    }

    /** Answers a Query with a page after which there is another. */
    ScriptedDynamoDb thenPageOfMore(List<Map<String, AttributeValue>> page) {
        var last = Map.of("sk", AttributeValue.fromS("last"));
        pages.add(QueryResponse.builder().items(page).lastEvaluatedKey(last).build());
        return this;
    }

    /** Answers a GetItem. */
    ScriptedDynamoDb thenItem(Map<String, AttributeValue> item) {
        items.add(GetItemResponse.builder().item(item).build());
        return this;
    }

    /** Answers every BatchGetItem. */
    ScriptedDynamoDb withBatches(Function<BatchGetItemRequest, BatchGetItemResponse> answer) {
        batches = answer;
        return this;
    }

    /** Whether all that was told was asked for. */
    boolean isExhausted() {
        return pages.isEmpty() && items.isEmpty();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return pages.removeFirst();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return items.removeFirst();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return batches.apply(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
