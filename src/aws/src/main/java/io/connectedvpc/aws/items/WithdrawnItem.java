package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Withdrawn;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The {@code GONE#} item. */
final class WithdrawnItem {

    private WithdrawnItem() {}

    static Map<String, AttributeValue> write(Withdrawn withdrawn) {
        var item = new Attributes()
                .text("cidr", withdrawn.cidr().toString())
                .time("wantedSince", withdrawn.wantedSince())
                .time("since", withdrawn.since())
                .time("removedAt", withdrawn.removedAt());
        if (withdrawn.removed()) {
            item.number(Layout.TTL, Layout.ttl(withdrawn.since().plus(Fence.MEMORY)));
        }
        return item.values();
    }

    static Withdrawn read(Fields fields) {
        return new Withdrawn(
                Cidr.parse(fields.text("cidr")),
                fields.time("wantedSince"),
                fields.time("since"),
                fields.optionalTime("removedAt"));
    }
}
