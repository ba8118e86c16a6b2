package io.connectedvpc.aws.items;

import static io.connectedvpc.core.port.SddcStates.NOW;
import static io.connectedvpc.core.port.SddcStates.created;
import static io.connectedvpc.core.port.SddcStates.verified;
import static io.connectedvpc.core.port.SddcStates.withSegment;
import static io.connectedvpc.core.port.SddcStates.withoutSegment;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DifferenceTest {

    private static final String FIFTEEN_DAYS_LATER =
            Long.toString(NOW.plus(Fence.MEMORY).getEpochSecond() + 1);

    private final SddcState before = created("sddc-1", "vpc-1", "10.2.0.0/16").committed();

    @Test
    void puts_areTheMappingOfTheNetworkInterfacesThatExist() {
        SddcState after = withNetworkInterfaces(before, 0, 2);

        assertThat(Difference.between(before, after).puts())
                .containsExactlyInAnyOrder(
                        item(Map.of(
                                "sk", "ENI#00",
                                "networkInterfaceId", "eni-0",
                                "privateIpAddress", "10.0.165.10",
                                "hostId", "esx-1",
                                "instanceId", "i-1")),
                        item(Map.of("sk", "ENI#02", "networkInterfaceId", "eni-2", "privateIpAddress", "10.0.165.12")));
    }

    @Test
    void puts_rewriteTheMapping_whenAHostGetsAnotherInstance() {
        SddcState there = withNetworkInterfaces(before, 0, 1, 2);
        Sddc sddc = there.found().orElseThrow();
        var hosts = sddc.hosts().stream()
                .map(host ->
                        host.hostId().equals("esx-2") ? new Host("esx-2", "i-9", 1, false, host.state(), NOW) : host)
                .toList();

        Difference difference =
                Difference.between(there, there.withSddc(sddc.withHosts(hosts, sddc.networkInterfaces())));

        assertThat(difference.puts()).extracting(Layout::sortKey).containsExactly("ENI#01");
        assertThat(difference.puts().getFirst()).containsEntry("instanceId", AttributeValue.fromS("i-9"));
    }

    @Test
    void deletes_removeTheMapping_whenTheSddcIsDeleted() {
        SddcState there = withNetworkInterfaces(before, 0, 16);

        Difference difference = Difference.between(there, there.deleted(NOW.plus(Fence.MEMORY)));

        assertThat(difference.deletes()).extracting(Layout::sortKey).containsExactly("ENI#00", "ENI#16");
        assertThat(difference.config()).containsEntry("ttl", AttributeValue.fromN(FIFTEEN_DAYS_LATER));
        assertThat(difference.config()).doesNotContainKey("sddc");
    }

    @Test
    void puts_areOnlyWhatDiffers() {
        SddcState two = withSegment(withSegment(before, "web", "192.168.160.0/24"), "app", "192.168.161.0/24");
        SddcState after = withSegment(two, "web", "192.168.160.0/23")
                .owing(new PendingEvent(41, EventType.SEGMENT_SYNCHRONIZED, 3, null, "web", List.of()));

        assertThat(Difference.between(two, after).puts())
                .extracting(Layout::sortKey)
                .containsExactly("GONE#192.168.160.0/24", "OUT#0000000000000000041", "SEG#web");
    }

    @Test
    void config_namesWhatIsWrittenAndDropped() {
        SddcState owing = before.owing(new PendingEvent(7, EventType.EDGE_MOVE_APPLIED, 1, null, null, List.of()));
        SddcState after = withSegment(owing, "web", "192.168.160.0/24").withOutbox(List.of());

        Map<String, AttributeValue> config = Difference.between(owing, after).config();

        assertThat(config).containsEntry("wrote", AttributeValue.fromSs(List.of("SEG#web")));
        assertThat(config).containsEntry("dropped", AttributeValue.fromSs(List.of("OUT#0000000000000000007")));
        assertThat(config).containsEntry("revision", AttributeValue.fromN("2"));
        assertThat(config).doesNotContainKeys("ttl", "wroteUntil");
    }

    @Test
    void puts_expireMemoriesAndNothingElse() {
        SddcState there = withSegment(before, "web", "192.168.160.0/24");
        SddcState deleted = withoutSegment(there, "web");

        assertThat(ttls(before, there)).isEmpty();
        assertThat(ttls(there, deleted)).containsExactly(Map.entry("SEG#web", FIFTEEN_DAYS_LATER));
        assertThat(ttls(deleted, verified(deleted)))
                .containsExactly(Map.entry("GONE#192.168.160.0/24", FIFTEEN_DAYS_LATER));
        assertThat(Difference.between(there, deleted).config())
                .containsEntry("wroteUntil", AttributeValue.fromN(FIFTEEN_DAYS_LATER));
    }

    private static Map<String, String> ttls(SddcState before, SddcState after) {
        return Difference.between(before, after).puts().stream()
                .filter(item -> item.containsKey("ttl"))
                .collect(Collectors.toMap(
                        Layout::sortKey, item -> item.get("ttl").n()));
    }

    private static SddcState withNetworkInterfaces(SddcState state, int... slots) {
        Sddc sddc = state.found().orElseThrow();
        List<Integer> made = Arrays.stream(slots).boxed().toList();
        List<NetworkInterface> interfaces = sddc.networkInterfaces().stream()
                .map(slot -> made.contains(slot.slot())
                        ? slot.created("eni-" + slot.slot(), "10.0.165." + (10 + slot.slot()))
                        : slot)
                .toList();
        return state.withSddc(sddc.withNetworkInterfaces(interfaces, List.of()));
    }

    private static Map<String, AttributeValue> item(Map<String, String> texts) {
        Map<String, AttributeValue> item = texts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, text -> AttributeValue.fromS(text.getValue())));
        item.put("pk", AttributeValue.fromS("SDDC#sddc-1"));
        item.put("revision", AttributeValue.fromN("2"));
        return item;
    }
}
