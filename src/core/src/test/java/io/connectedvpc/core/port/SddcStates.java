package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Routing;
import io.connectedvpc.core.model.RoutingMode;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.SegmentType;
import io.connectedvpc.core.model.Withdrawn;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** States to test stores with. */
public final class SddcStates {

    /** When all of it happens. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private SddcStates() {}

    /** An SDDC that was just made, in no store yet. */
    public static SddcState created(String sddcId, String vpcId, String managementCidr) {
        return SddcState.unknown(sddcId).nextVersion().withSddc(sddc(vpcId, managementCidr));
    }

    /** An SDDC of two hosts, whose network interfaces aren't made yet. */
    public static Sddc sddc(String vpcId, String managementCidr) {
        return new Sddc(
                new Attachment(vpcId, "subnet-1", "eu-central-1a", Cidr.parse(managementCidr)),
                Sddc.Lifecycle.PROVISIONING,
                null,
                List.of(host("esx-1", "i-1"), host("esx-2", "i-2")),
                IntStream.range(0, Sddc.SLOTS).mapToObj(SddcStates::emptySlot).toList(),
                List.of(),
                new Edge("esx-1", "esx-2", 1, List.of()),
                new RoutingMode(Routing.PER_CIDR, 1, Instant.EPOCH, null),
                List.of(),
                List.of("sg-1"),
                false,
                1,
                MainTable.only("rtb-1"),
                List.of());
    }

    /** A state with a routed segment more, or with another block for it; a block that it had is withdrawn. */
    public static SddcState withSegment(SddcState state, String name, String cidr) {
        var network = new Segment.Network(Cidr.parse(cidr), SegmentType.ROUTED);
        var segment = new Segment(name, network, Fence.NONE, state.version() + 1, NOW, null);
        return withdrawing(state, name).nextVersion().withSegment(segment);
    }

    /** A state with a segment deleted and its block withdrawn. */
    public static SddcState withoutSegment(SddcState state, String name) {
        var memory = new Segment(name, null, Fence.NONE, state.version() + 1, NOW, NOW.plus(Fence.MEMORY));
        return withdrawing(state, name).nextVersion().withSegment(memory);
    }

    /** A state of which every withdrawn destination was seen gone. */
    public static SddcState verified(SddcState state) {
        var gone = new TreeMap<>(state.withdrawn());
        gone.replaceAll((cidr, block) -> block.removed(NOW));
        return state.synced(state.version(), NOW).withWithdrawn(gone);
    }

    private static SddcState withdrawing(SddcState state, String name) {
        var gone = new TreeMap<>(state.withdrawn());
        state.segment(name)
                .map(Segment::destination)
                .ifPresent(cidr -> gone.put(cidr, new Withdrawn(cidr, NOW, NOW, null)));
        return state.withWithdrawn(gone);
    }

    private static Host host(String hostId, String instanceId) {
        return new Host(hostId, instanceId, Host.MANAGEMENT_CLUSTER, false, Host.State.UP, NOW);
    }

    private static NetworkInterface emptySlot(int slot) {
        return new NetworkInterface(slot, "token-" + slot, null, null, slot < 2 ? "esx-" + (slot + 1) : null);
    }
}
