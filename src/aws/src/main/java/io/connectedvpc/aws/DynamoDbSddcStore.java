package io.connectedvpc.aws;

import static io.connectedvpc.aws.AwsErrors.accepted;
import static io.connectedvpc.aws.AwsErrors.calling;

import io.connectedvpc.aws.items.ClaimChange;
import io.connectedvpc.aws.items.EdgeMoveItem;
import io.connectedvpc.aws.items.HeldBlocks;
import io.connectedvpc.aws.items.Layout;
import io.connectedvpc.aws.items.Partition;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EdgeMove;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.EdgeRule;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The desired state in a DynamoDB table, whose items {@link Layout} describes. Any number of threads and processes may use one table. */
public final class DynamoDbSddcStore implements SddcStore {

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final EdgeRule rule;
    private final SddcReader reader;
    private final LiveSddcs liveSddcs;

    /**
     * @param time to wait by when DynamoDB answers in part
     * @param rule what an Edge move makes of a state
     */
    public DynamoDbSddcStore(DynamoDbClient dynamoDb, String table, Time time, EdgeRule rule) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.rule = rule;
        this.reader = new SddcReader(dynamoDb, table, time, rule);
        this.liveSddcs = new LiveSddcs(dynamoDb, table, time, rule);
    }

    @Override
    public SddcState find(String sddcId) {
        return reader.find(sddcId);
    }

    @Override
    public Page list(int limit, @Nullable String next) {
        return liveSddcs.page(limit, next);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A block that is added is held against all others of the VPC as they are before the transaction, which then fails if another block
     * was added meanwhile.
     *
     * @throws IllegalArgumentException when the states aren't of one SDDC at one revision, or differ in more than {@link #MAX_CHANGES}
     */
    @Override
    public Commit commit(SddcState before, SddcState after) {
        var transaction = new SddcTransaction(table)
                .difference(before, after)
                .live(before, after)
                .instances(before, after);
        for (ClaimChange change : ClaimChange.between(before, after)) {
            Optional<Commit.Overlap> overlap = claim(after.sddcId(), change, transaction);
            if (overlap.isPresent()) {
                return isCurrent(before) ? overlap.get() : new Commit.Contended();
            }
        }
        boolean stored = accepted(
                "dynamodb:TransactWriteItems",
                () -> dynamoDb.transactWriteItems(transaction.request()),
                AwsErrors::namesContention);
        return stored ? new Commit.Stored(after.committed()) : new Commit.Contended();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The move is recorded by one conditional UpdateItem, whose answer is the item as it is then, or as it was when the condition fails. Its
     * token makes a repetition by the SDK, after an answer that got lost, the same recording.
     */
    @Override
    public Switch move(EdgeMove move) {
        String token = UUID.randomUUID().toString();
        return calling(
                "dynamodb:UpdateItem",
                () -> new Switch.Moved(
                        stateOf(dynamoDb.updateItem(recording(move, token)).attributes())),
                failed -> notMoved(move, token, failed));
    }

    private UpdateItemRequest recording(EdgeMove move, String token) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(Layout.configKey(move.sddcId()))
                .updateExpression(EdgeMoveItem.update())
                .conditionExpression(EdgeMoveItem.condition(move))
                .expressionAttributeNames(EdgeMoveItem.names(move))
                .expressionAttributeValues(EdgeMoveItem.values(move, token))
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    private Optional<Switch> notMoved(EdgeMove move, String token, AwsServiceException failed) {
        if (failed instanceof TransactionConflictException) {
            return Optional.of(new Switch.NotMoved(SddcState.unknown(move.sddcId())));
        }
        if (!(failed instanceof ConditionalCheckFailedException unfit)) {
            return Optional.empty();
        }
        if (!unfit.hasItem() || unfit.item().isEmpty()) {
            return Optional.of(new Switch.NotMoved(SddcState.unknown(move.sddcId())));
        }
        SddcState state = stateOf(unfit.item());
        return Optional.of(
                EdgeMoveItem.isRecorded(unfit.item(), token) ? new Switch.Moved(state) : new Switch.NotMoved(state));
    }

    private SddcState stateOf(Map<String, AttributeValue> config) {
        return Partition.ofConfig(config).state(rule).summary();
    }

    @Override
    public List<String> withInstance(String instanceId) {
        return calling(
                "dynamodb:Query",
                () -> dynamoDb
                        .queryPaginator(request -> request.tableName(table)
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(
                                        Map.of(":pk", AttributeValue.fromS(Layout.instance(instanceId))))
                                .consistentRead(true))
                        .items()
                        .stream()
                        .map(Layout::sortKey)
                        .toList());
    }

    @Override
    public Optional<Commit.Overlap> overlapping(String vpcId, String sddcId, Cidr wanted) {
        return held(vpcId).overlap(sddcId, List.of(wanted));
    }

    /** Adds a change of what is held to the transaction; the answer is what stands in its way. */
    private Optional<Commit.Overlap> claim(String sddcId, ClaimChange change, SddcTransaction transaction) {
        if (change.wanted().isEmpty()) {
            transaction.claims(sddcId, change, null);
            return Optional.empty();
        }
        HeldBlocks held = held(change.vpcId());
        transaction.claims(sddcId, change, held);
        return held.overlap(sddcId, change.wanted());
    }

    private HeldBlocks held(String vpcId) {
        return HeldBlocks.read(calling(
                        "dynamodb:GetItem",
                        () -> dynamoDb.getItem(request -> request.tableName(table)
                                .key(Layout.claimsKey(vpcId))
                                .consistentRead(true)))
                .item());
    }

    /** Whether a refusal is about the state as it is; else the command may not be what it was, and is to be decided again. */
    private boolean isCurrent(SddcState state) {
        return reader.revision(state.sddcId()) == state.revision();
    }
}
