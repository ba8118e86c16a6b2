package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.core.model.Withdrawn;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The {@code CONFIG} item: all of a state that isn't in items of its own. */
final class ConfigItem {

    /** The keys of the items that the commit wrote; they have its revision. */
    static final String WROTE = "wrote";

    /** When DynamoDB may delete the first of them, in epoch seconds. */
    static final String WROTE_UNTIL = "wroteUntil";

    /** The keys of the items that the commit deleted. */
    static final String DROPPED = "dropped";

    private ConfigItem() {}

    /** Without the revision, which every item gets. */
    static Map<String, AttributeValue> write(SddcState state, Changes changes) {
        var item = new Attributes()
                .number("version", state.version())
                .number("syncedVersion", state.syncedVersion())
                .time("syncedAt", state.syncedAt())
                .map("fence", FenceFields.write(state.fence()))
                .map("edgeFences", new Attributes().map(Layout.TRAFFIC_GROUP, FenceFields.write(state.edgeFence())))
                .time("expiresAt", state.expiresAt())
                .set(WROTE, changes.written().keySet())
                .set(DROPPED, changes.dropped());
        EdgeMoveItem.writeGuards(item, state);
        changes.firstTtl().ifPresent(ttl -> item.number(WROTE_UNTIL, ttl));
        if (state.sddc() != null) {
            item.map("sddc", SddcFields.write(state.sddc()));
        }
        if (state.expiresAt() != null) {
            item.number(Layout.TTL, Layout.ttl(state.expiresAt()));
        }
        return item.values();
    }

    /** @param revision of the commit that wrote it */
    static SddcState read(
            String sddcId,
            long revision,
            Fields fields,
            SortedMap<String, Segment> segments,
            SortedMap<Cidr, Withdrawn> withdrawn,
            List<PendingEvent> outbox,
            List<WaitingEvent> waiting) {
        return new SddcState(
                sddcId,
                revision,
                fields.number("version"),
                fields.number("syncedVersion"),
                fields.optionalTime("syncedAt"),
                FenceFields.read(fields.map("fence")),
                FenceFields.read(fields.map("edgeFences").map(Layout.TRAFFIC_GROUP)),
                fields.optionalMap("sddc").map(SddcFields::read).orElse(null),
                fields.optionalTime("expiresAt"),
                segments,
                withdrawn,
                outbox,
                waiting);
    }
}
