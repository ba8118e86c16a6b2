package io.connectedvpc.aws;

import static io.connectedvpc.aws.AwsErrors.accepted;
import static io.connectedvpc.aws.AwsErrors.calling;

import io.connectedvpc.aws.items.ClaimChange;
import io.connectedvpc.aws.items.HeldBlocks;
import io.connectedvpc.aws.items.Layout;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The desired state in a DynamoDB table, whose items {@link Layout} describes. Any number of threads and processes may use one table. */
public final class DynamoDbSddcStore implements SddcStore {

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final SddcReader reader;
    private final LiveSddcs liveSddcs;

    /** @param time to wait by when DynamoDB answers in part */
    public DynamoDbSddcStore(DynamoDbClient dynamoDb, String table, Time time) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.reader = new SddcReader(dynamoDb, table, time);
        this.liveSddcs = new LiveSddcs(dynamoDb, table, time);
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
