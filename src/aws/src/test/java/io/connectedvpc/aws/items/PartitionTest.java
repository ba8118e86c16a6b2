package io.connectedvpc.aws.items;

import static io.connectedvpc.core.port.SddcStates.NOW;
import static io.connectedvpc.core.port.SddcStates.created;
import static io.connectedvpc.core.port.SddcStates.withSegment;
import static io.connectedvpc.core.port.SddcStates.withoutSegment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Withdrawn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PartitionTest {

    private static final String WEB = "SEG#web";
    private static final Cidr WEB_BLOCK = Cidr.parse("192.168.160.0/24");

    private final SddcState first = created("sddc-1", "vpc-1", "10.2.0.0/16");
    private final SddcState second = withSegment(first.committed(), "web", "192.168.160.0/24");
    private final SddcState third = withSegment(second.committed(), "web", "192.168.161.0/24");
    private final Map<String, Map<String, AttributeValue>> items = new TreeMap<>();

    @Test
    void state_isWhatWasWritten() {
        storeAll();

        assertThat(partition().partial(NOW)).isFalse();
        assertThat(partition().state(new EdgeMoves())).isEqualTo(third.committed());
        assertThat(partition().revision()).isEqualTo(3);
    }

    @Test
    void partition_isPartial_untilAWrittenItemIsNew() {
        storeAll();
        Map<String, AttributeValue> newest = items.put(WEB, oldSegment());
        assertThat(partition().partial(NOW)).isTrue();

        items.remove(WEB);
        assertThat(partition().partial(NOW)).isTrue();

        items.put(WEB, newest);
        assertThat(partition().partial(NOW)).isFalse();
    }

    @Test
    void partition_isPartial_whileADroppedItemIsThere() {
        SddcState owing = first.owing(new PendingEvent(7, EventType.SDDC_PROVISIONED, 1, null, null, List.of()));
        store(SddcState.unknown("sddc-1"), owing);
        Map<String, AttributeValue> event = items.get("OUT#0000000000000000007");
        store(owing.committed(), owing.committed().withOutbox(List.of()));
        assertThat(partition().partial(NOW)).isFalse();

        items.put("OUT#0000000000000000007", event);

        assertThat(partition().partial(NOW)).isTrue();
    }

    @Test
    void partition_isWhole_whenDynamoDbDeletedAMemory() {
        storeAll();
        store(third.committed(), withoutSegment(third.committed(), "web"));
        items.remove(WEB);

        assertThat(partition().partial(NOW)).isTrue();
        assertThat(partition().partial(NOW.plus(Fence.MEMORY).plusSeconds(1))).isFalse();
    }

    @Test
    void state_keepsMemoriesThatOutliveTheConfiguration() {
        storeAll();
        items.remove("CONFIG");

        assertThat(partition().partial(NOW)).isFalse();
        assertThat(partition().state(new EdgeMoves()).revision()).isZero();
        assertThat(partition().state(new EdgeMoves()).found()).isEmpty();
        assertThat(partition().state(new EdgeMoves()).segments()).isEqualTo(third.segments());
    }

    @Test
    void state_overlooksWhatANewerVersionAdded() {
        storeAll();
        items.values().forEach(item -> item.put("newer", AttributeValue.fromS("unheard of")));
        items.put("NEWER#1", new HashMap<>(Layout.key("SDDC#sddc-1", "NEWER#1")));
        var sddc = new HashMap<>(items.get("CONFIG").get("sddc").m());
        sddc.put("newer", AttributeValue.fromL(List.of()));
        sddc.put(
                "faults",
                AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("code", AttributeValue.fromS("NEWER"))))));
        items.get("CONFIG").put("sddc", AttributeValue.fromM(sddc));

        assertThat(partition().state(new EdgeMoves())).isEqualTo(third.committed());
    }

    @Test
    void state_keepsFaults() {
        Sddc sddc = first.found().orElseThrow();
        var fault = new Warning(Warning.Code.ATTACH_FAILED, "", "Says what to do.");
        SddcState faulty = first.withSddc(sddc.applied(Sddc.Lifecycle.READY, sddc.mainTable(), List.of(fault)));
        store(SddcState.unknown("sddc-1"), faulty);

        assertThat(partition().state(new EdgeMoves())).isEqualTo(faulty.committed());
    }

    @Test
    void state_keepsWhatReadsAreDoubtedBy() {
        Sddc sddc = first.found().orElseThrow();
        var edge = new Edge("esx-2", "esx-1", 7, List.of(new Edge.Former("eni-0", NOW)));
        var table = new MainTable("rtb-2", List.of(new MainTable.Former("rtb-1", NOW.minusSeconds(1), 3)), List.of());
        SddcState state = first.synced(1, NOW)
                .withSddc(sddc.withEdge(edge).applied(Sddc.Lifecycle.READY, table, List.of()))
                .withWithdrawn(new TreeMap<>(
                        Map.of(WEB_BLOCK, new Withdrawn(WEB_BLOCK, NOW.minusSeconds(3), NOW.minusSeconds(2), NOW))));
        store(SddcState.unknown("sddc-1"), state);

        assertThat(partition().state(new EdgeMoves())).isEqualTo(state.committed());
    }

    @Test
    void state_keepsEventsThatWait_oldestFirst() {
        var early = new WaitingEvent("zz", NOW, "{\"id\":\"zz\"}");
        var late = new WaitingEvent("aa", NOW.plusNanos(1), "");
        SddcState waiting = SddcState.unknown("sddc-1").deleted(NOW).withWaiting(List.of(early, late));
        store(SddcState.unknown("sddc-1"), waiting);

        assertThat(partition().state(new EdgeMoves()).waiting()).containsExactly(early, late);

        store(waiting.committed(), waiting.committed().withWaiting(List.of(late)));

        assertThat(partition().state(new EdgeMoves()).waiting()).containsExactly(late);
        assertThat(items).containsOnlyKeys("CONFIG", "WAIT#aa");
    }

    @Test
    void state_namesTheItem_whenItCannotBeRead() {
        storeAll();
        items.get(WEB).put("fence", AttributeValue.fromS("not a map"));

        assertThatIllegalStateException()
                .isThrownBy(() -> partition().state(new EdgeMoves()))
                .withMessage("the item SDDC#sddc-1 SEG#web has no readable 'fence'");
    }

    private void storeAll() {
        store(SddcState.unknown("sddc-1"), first);
        store(first.committed(), second);
        store(second.committed(), third);
    }

    private void store(SddcState before, SddcState after) {
        Difference difference = Difference.between(before, after);
        difference.deletes().forEach(key -> items.remove(Layout.sortKey(key)));
        difference.puts().forEach(item -> items.put(Layout.sortKey(item), new HashMap<>(item)));
        items.put("CONFIG", new HashMap<>(difference.config()));
    }

    private Map<String, AttributeValue> oldSegment() {
        return Difference.between(first.committed(), second).puts().getFirst();
    }

    private Partition partition() {
        return new Partition("sddc-1", items.values());
    }
}
