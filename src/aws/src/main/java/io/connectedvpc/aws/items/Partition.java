package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.core.model.Withdrawn;
import io.connectedvpc.core.port.EdgeRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An SDDC's partition, or the configuration in it alone, as it was read. */
public final class Partition {

    private final String sddcId;
    private final Map<String, Fields> items = new TreeMap<>();

    /** @param read the items, in any order */
    public Partition(String sddcId, Iterable<Map<String, AttributeValue>> read) {
        this.sddcId = sddcId;
        for (Map<String, AttributeValue> item : read) {
            Fields fields = Fields.of(item);
            items.put(fields.text(Layout.SK), fields);
        }
    }

    /** The partition of which the configuration was read and nothing else. */
    public static Partition ofConfig(Map<String, AttributeValue> item) {
        String sddcId = Fields.of(item).text(Layout.PK).substring(Layout.SDDC.length());
        return new Partition(sddcId, List.of(item));
    }

    /** The revision of the last commit, or of the move recorded after it; 0 when there was none. */
    public long revision() {
        return config().map(fields -> fields.number(Layout.REVISION)).orElse(0L);
    }

    /** Whether some of what the last commit did isn't in it yet. */
    public boolean partial(Instant now) {
        return config().filter(fields -> lacksWritten(fields, now) || hasDropped(fields))
                .isPresent();
    }

    /**
     * What it says.
     *
     * @param rule what the Edge move makes of it that may be recorded
     */
    public SddcState state(EdgeRule rule) {
        SddcState written = written();
        return recordedMove()
                .map(move -> rule.moved(written, EdgeMoveItem.read(sddcId, move)))
                .orElse(written);
    }

    /** As the last commit wrote it. */
    private SddcState written() {
        var segments = new TreeMap<String, Segment>();
        var withdrawn = new TreeMap<Cidr, Withdrawn>();
        var outbox = new ArrayList<PendingEvent>();
        starting(Layout.SEG).map(SegmentItem::read).forEach(segment -> segments.put(segment.name(), segment));
        starting(Layout.GONE).map(WithdrawnItem::read).forEach(block -> withdrawn.put(block.cidr(), block));
        starting(Layout.OUT).map(PendingEventItem::read).forEach(outbox::add);
        List<WaitingEvent> waiting = starting(Layout.WAIT)
                .map(WaitingEventItem::read)
                .sorted(Comparator.comparing(WaitingEvent::since).thenComparing(WaitingEvent::id))
                .toList();
        return config().map(
                        fields -> ConfigItem.read(sddcId, lastCommit(), fields, segments, withdrawn, outbox, waiting))
                .orElseGet(() -> withoutConfig(segments, withdrawn, outbox, waiting));
    }

    private Optional<Fields> config() {
        return Optional.ofNullable(items.get(Layout.CONFIG));
    }

    private Stream<Fields> starting(String prefix) {
        return items.entrySet().stream()
                .filter(item -> item.getKey().startsWith(prefix))
                .map(Map.Entry::getValue);
    }

    private boolean lacksWritten(Fields config, Instant now) {
        boolean mayHaveExpired =
                config.optionalNumber(ConfigItem.WROTE_UNTIL).orElse(Long.MAX_VALUE) <= now.getEpochSecond();
        return !mayHaveExpired && !config.set(ConfigItem.WROTE).stream().allMatch(this::isOfLastCommit);
    }

    private boolean isOfLastCommit(String sk) {
        Fields item = items.get(sk);
        return item != null && item.number(Layout.REVISION) == lastCommit();
    }

    /** The revision of what is written out: the recording of a move, of which there is one at most, has raised it by one. */
    private long lastCommit() {
        return recordedMove().isPresent() ? revision() - 1 : revision();
    }

    private Optional<Fields> recordedMove() {
        return config().flatMap(fields -> fields.optionalMap(EdgeMoveItem.MOVE));
    }

    private boolean hasDropped(Fields config) {
        return config.set(ConfigItem.DROPPED).stream().anyMatch(items::containsKey);
    }

    /** DynamoDB may delete the configuration of a forgotten SDDC before other memories. */
    private SddcState withoutConfig(
            SortedMap<String, Segment> segments,
            SortedMap<Cidr, Withdrawn> withdrawn,
            List<PendingEvent> outbox,
            List<WaitingEvent> waiting) {
        return new SddcState(
                sddcId, 0, 0, 0, null, Fence.NONE, Fence.NONE, null, null, segments, withdrawn, outbox, waiting);
    }
}
