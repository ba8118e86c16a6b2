package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.SegmentType;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The {@code SEG#} item. */
final class SegmentItem {

    private SegmentItem() {}

    static Map<String, AttributeValue> write(Segment segment) {
        var item = new Attributes()
                .text("name", segment.name())
                .map("fence", FenceFields.write(segment.fence()))
                .number("changedIn", segment.changedIn())
                .time("changedAt", segment.changedAt())
                .time("expiresAt", segment.expiresAt());
        if (segment.network() != null) {
            item.map("network", write(segment.network()));
        }
        if (segment.expiresAt() != null) {
            item.number(Layout.TTL, Layout.ttl(segment.expiresAt()));
        }
        return item.values();
    }

    static Segment read(Fields fields) {
        return new Segment(
                fields.text("name"),
                fields.optionalMap("network").map(SegmentItem::readNetwork).orElse(null),
                FenceFields.read(fields.map("fence")),
                fields.number("changedIn"),
                fields.time("changedAt"),
                fields.optionalTime("expiresAt"));
    }

    private static Attributes write(Segment.Network network) {
        return new Attributes()
                .text("cidr", network.cidr().toString())
                .text("type", network.type().name());
    }

    private static Segment.Network readNetwork(Fields fields) {
        return new Segment.Network(Cidr.parse(fields.text("cidr")), fields.oneOf(SegmentType.class, "type"));
    }
}
