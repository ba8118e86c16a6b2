package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.core.port.SddcStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of an SDDC's partition that a commit writes and drops. */
public final class Difference {

    private final SddcState after;
    private final Changes changes;
    private final Changes enis;

    private Difference(SddcState after, Changes changes, Changes enis) {
        this.after = after;
        this.changes = changes;
        this.enis = enis;
    }

    /**
     * What makes one state of an SDDC the other.
     *
     * @throws IllegalArgumentException when they aren't of one SDDC at one revision, or differ in more than a commit may change
     */
    public static Difference between(SddcState before, SddcState after) {
        if (!before.sddcId().equals(after.sddcId()) || before.revision() != after.revision()) {
            throw new IllegalArgumentException("a commit is about one SDDC at one revision, not %s at %d and %s at %d"
                    .formatted(before.sddcId(), before.revision(), after.sddcId(), after.revision()));
        }
        Changes changes = new Changes()
                .compare(before.segments(), after.segments(), Layout::seg, SegmentItem::write)
                .compare(before.withdrawn(), after.withdrawn(), Layout::gone, WithdrawnItem::write)
                .compare(eventsById(before), eventsById(after), Layout::out, PendingEventItem::write)
                .compare(waitingById(before), waitingById(after), Layout::waiting, WaitingEventItem::write);
        if (changes.size() > SddcStore.MAX_CHANGES) {
            throw new IllegalArgumentException(
                    "a commit changes at most %d segments, withdrawn destinations and events, not %d"
                            .formatted(SddcStore.MAX_CHANGES, changes.size()));
        }
        // The event of a move that was only recorded: it isn't stored yet.
        after.outbox().stream()
                .filter(event -> event.id() == before.revision())
                .forEach(event -> changes.write(Layout.out(event.id()), PendingEventItem.write(event)));
        var enis = new Changes()
                .compare(EniItem.write(before.sddc()), EniItem.write(after.sddc()), sk -> sk, item -> item);
        return new Difference(after, changes, enis);
    }

    /** The item of the configuration, with its key. */
    public Map<String, AttributeValue> config() {
        return item(Layout.CONFIG, ConfigItem.write(after, changes));
    }

    /** The other items to be put, with their keys. */
    public List<Map<String, AttributeValue>> puts() {
        return Stream.of(changes, enis)
                .flatMap(some -> some.written().entrySet().stream())
                .map(entry -> item(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The keys of the items to be deleted. */
    public List<Map<String, AttributeValue>> deletes() {
        return Stream.of(changes, enis)
                .flatMap(some -> some.dropped().stream())
                .map(sk -> Layout.key(Layout.sddc(after.sddcId()), sk))
                .toList();
    }

    private Map<String, AttributeValue> item(String sk, Map<String, AttributeValue> attributes) {
        var item = new HashMap<>(attributes);
        item.putAll(Layout.key(Layout.sddc(after.sddcId()), sk));
        item.put(
                Layout.REVISION,
                AttributeValue.fromN(Long.toString(after.committed().revision())));
        return item;
    }

    private static Map<String, WaitingEvent> waitingById(SddcState state) {
        return state.waiting().stream().collect(Collectors.toMap(WaitingEvent::id, Function.identity()));
    }

    private static Map<Long, PendingEvent> eventsById(SddcState state) {
        return state.outbox().stream().collect(Collectors.toMap(PendingEvent::id, Function.identity()));
    }
}
