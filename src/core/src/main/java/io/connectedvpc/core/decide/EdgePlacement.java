package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Which hosts run the Edge pair after a change. */
final class EdgePlacement {

    private EdgePlacement() {}

    /** The pair on those hosts, with the standby wished for, or the lowest-slot host that can stand by when that one can't. */
    static Edge place(String active, @Nullable String wishedStandby, List<Host> hosts, List<NetworkInterface> slots) {
        Optional<String> kept = hosts.stream()
                .filter(host -> host.hostId().equals(wishedStandby))
                .filter(host -> host.inManagementCluster() && host.state() == Host.State.UP)
                .map(Host::hostId)
                .filter(hostId -> !hostId.equals(active))
                .findFirst();
        return new Edge(active, kept.or(() -> successor(active, hosts, slots)).orElse(null));
    }

    private static Optional<String> successor(String active, List<Host> hosts, List<NetworkInterface> slots) {
        ToIntFunction<Host> slotOf = host -> slots.stream()
                .filter(slot -> host.hostId().equals(slot.hostId()))
                .mapToInt(NetworkInterface::slot)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        return hosts.stream()
                .filter(Host::canStandBy)
                .filter(host -> !host.hostId().equals(active))
                .min(Comparator.comparingInt(slotOf))
                .map(Host::hostId);
    }
}
