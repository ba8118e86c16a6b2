package io.connectedvpc.aws;

import io.connectedvpc.aws.items.ClaimChange;
import io.connectedvpc.aws.items.Difference;
import io.connectedvpc.aws.items.HeldBlocks;
import io.connectedvpc.aws.items.Layout;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.SddcState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Puts the one transaction of a commit together. */
final class SddcTransaction {

    private final String table;
    private final List<TransactWriteItem> writes = new ArrayList<>();

    SddcTransaction(String table) {
        this.table = table;
    }

    /** Writes what differs, on condition that the configuration is still at the revision of both. */
    SddcTransaction difference(SddcState before, SddcState after) {
        Difference difference = Difference.between(before, after);
        Map<String, AttributeValue> seen = seen(before.revision());
        put(Put.builder()
                .item(difference.config())
                .conditionExpression(unchanged(before.revision()))
                .expressionAttributeValues(seen.isEmpty() ? null : seen));
        difference.puts().forEach(item -> put(Put.builder().item(item)));
        difference.deletes().forEach(this::delete);
        return this;
    }

    /** Keeps the index of instances. */
    SddcTransaction instances(SddcState before, SddcState after) {
        Set<String> had = instances(before);
        Set<String> has = instances(after);
        has.stream()
                .filter(id -> !had.contains(id))
                .forEach(id -> put(Put.builder().item(instanceKey(id, after))));
        had.stream().filter(id -> !has.contains(id)).forEach(id -> delete(instanceKey(id, after)));
        return this;
    }

    /** Keeps the index of SDDCs that live or for which events wait. */
    SddcTransaction live(SddcState before, SddcState after) {
        boolean lived = isListed(before);
        boolean lives = isListed(after);
        if (lives && !lived) {
            put(Put.builder().item(Layout.liveKey(after.sddcId())));
        }
        if (lived && !lives) {
            delete(Layout.liveKey(after.sddcId()));
        }
        return this;
    }

    /**
     * Writes the blocks that the SDDC holds.
     *
     * @param seen what was held when nothing was found to overlap; null when no block is added, which needs no check
     */
    SddcTransaction claims(String sddcId, ClaimChange change, @Nullable HeldBlocks seen) {
        var values = new HashMap<String, AttributeValue>();
        var update = Update.builder()
                .tableName(table)
                .key(Layout.claimsKey(change.vpcId()))
                .expressionAttributeNames(Map.of("#own", HeldBlocks.attribute(sddcId)));
        if (change.after().isEmpty()) {
            update.updateExpression("REMOVE #own");
        } else {
            values.put(":own", texts(change));
            update.updateExpression("SET #own = :own").expressionAttributeValues(values);
        }
        if (seen != null) {
            values.putAll(seen(seen.revision()));
            values.put(":next", number(seen.revision() + 1));
            update.updateExpression("SET #own = :own, revision = :next")
                    .conditionExpression(unchanged(seen.revision()))
                    .expressionAttributeValues(values);
        }
        writes.add(TransactWriteItem.builder().update(update.build()).build());
        return this;
    }

    /** The request; its token makes a repetition by the SDK, after an answer that got lost, the same transaction. */
    TransactWriteItemsRequest request() {
        return TransactWriteItemsRequest.builder()
                .transactItems(writes)
                .clientRequestToken(UUID.randomUUID().toString())
                .build();
    }

    private static boolean isListed(SddcState state) {
        return state.found().isPresent() || !state.waiting().isEmpty();
    }

    private static Set<String> instances(SddcState state) {
        return state.found().stream()
                .flatMap(sddc -> sddc.hosts().stream())
                .filter(Host::inManagementCluster)
                .map(Host::instanceId)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, AttributeValue> instanceKey(String instanceId, SddcState state) {
        return Layout.key(Layout.instance(instanceId), state.sddcId());
    }

    private void put(Put.Builder put) {
        Put complete = put.tableName(table).build();
        writes.add(TransactWriteItem.builder().put(complete).build());
    }

    private void delete(Map<String, AttributeValue> key) {
        writes.add(TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(key))
                .build());
    }

    /** The condition that an item is still at a revision, 0 being that of none. */
    private static String unchanged(long revision) {
        return revision == 0 ? "attribute_not_exists(revision)" : "revision = :seen";
    }

    /** The values of that condition. */
    private static Map<String, AttributeValue> seen(long revision) {
        return revision == 0 ? Map.of() : Map.of(":seen", number(revision));
    }

    private static AttributeValue texts(ClaimChange change) {
        return AttributeValue.fromSs(change.after().stream().map(Cidr::toString).toList());
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }
}
