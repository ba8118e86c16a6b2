package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.port.Handled.Failover;
import io.connectedvpc.core.port.Handled.Result;
import io.connectedvpc.core.port.Handled.Task;
import io.connectedvpc.core.port.Handled.Times;
import io.connectedvpc.core.port.HistoryStore;
import io.connectedvpc.core.port.HistoryStore.Entry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The {@code history#} item. */
public final class HistoryItem {

    private static final String PREFIX_LIST = "pl-";

    private HistoryItem() {}

    /** @param distinction tells it from others that ended in the same millisecond */
    public static Map<String, AttributeValue> write(Handled handled, String distinction) {
        Instant ended = handled.times().ended();
        String sk = Layout.history(ended) + "#" + distinction;
        var item = new HashMap<>(attributes(handled).values());
        item.putAll(Layout.key(Layout.sddc(handled.sddcId()), sk));
        item.put(Layout.TTL, AttributeValue.fromN(Long.toString(Layout.ttl(ended.plus(HistoryStore.MEMORY)))));
        return item;
    }

    /** Empty for an entry of a kind that this version doesn't know. */
    public static Optional<Entry> read(String sddcId, Map<String, AttributeValue> item) {
        Fields fields = Fields.of(item);
        Optional<Task> task = fields.optionalOneOf(Task.class, "task");
        Optional<Result> result = fields.optionalOneOf(Result.class, "result");
        if (task.isEmpty() || result.isEmpty()) {
            return Optional.empty();
        }
        var handled = new Handled(
                task.get(),
                sddcId,
                fields.optionalText("subject"),
                fields.optionalNumber("sequence").orElse(null),
                fields.optionalText("cause"),
                fields.optionalText("caller"),
                result.get(),
                fields.optionalText("problem"),
                fields.optionalNumber("version").orElse(null),
                fields.maps("changes", HistoryItem::change),
                (int) fields.number("drift"),
                (int) fields.number("conflicts"),
                fields.flag("degraded"),
                fields.optionalMap("failover").map(HistoryItem::failover).orElse(null),
                times(fields.map("times")));
        return Optional.of(new Entry(handled, (int) fields.number("changeCount")));
    }

    private static Attributes attributes(Handled handled) {
        var attributes = new Attributes()
                .text("task", handled.task().name())
                .text("subject", handled.subject())
                .text("cause", handled.causeEventId())
                .text("caller", handled.caller())
                .text("result", handled.result().name())
                .text("problem", handled.problem())
                .maps(
                        "changes",
                        handled.changes().stream()
                                .limit(HistoryStore.MOST_CHANGES)
                                .toList(),
                        HistoryItem::change)
                .number("changeCount", handled.changes().size())
                .number("drift", handled.drift())
                .number("conflicts", handled.conflicts())
                .flag("degraded", handled.degraded())
                .map("times", times(handled.times()));
        Long sequence = handled.sequence();
        if (sequence != null) {
            attributes.number("sequence", sequence);
        }
        Long version = handled.version();
        if (version != null) {
            attributes.number("version", version);
        }
        Failover failover = handled.failover();
        return failover == null ? attributes : attributes.map("failover", failover(failover));
    }

    private static Attributes change(RouteChange change) {
        return new Attributes()
                .text("action", change.action().name())
                .text("table", change.routeTableId())
                .text("destination", change.destination().toString())
                .text("from", change.from())
                .text("to", change.to());
    }

    private static RouteChange change(Fields fields) {
        return new RouteChange(
                fields.oneOf(RouteChange.Action.class, "action"),
                fields.optionalText("table"),
                destination(fields.text("destination")),
                fields.optionalText("from"),
                fields.optionalText("to"));
    }

    private static Destination destination(String text) {
        return text.startsWith(PREFIX_LIST) ? new PrefixListId(text) : Cidr.parse(text);
    }

    private static Attributes times(Times times) {
        return new Attributes()
                .time("received", times.received())
                .time("committed", times.committed())
                .time("written", times.written())
                .time("verified", times.verified())
                .time("ended", times.ended());
    }

    private static Times times(Fields fields) {
        return new Times(
                fields.time("received"),
                fields.optionalTime("committed"),
                fields.optionalTime("written"),
                fields.optionalTime("verified"),
                fields.time("ended"));
    }

    private static Attributes failover(Failover failover) {
        return new Attributes()
                .time("occurred", failover.occurred())
                .time("received", failover.received())
                .time("verified", failover.verified());
    }

    private static Failover failover(Fields fields) {
        return new Failover(fields.time("occurred"), fields.time("received"), fields.time("verified"));
    }
}
