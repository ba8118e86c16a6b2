package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.Edge.Former;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Staleness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Which hosts run the Edge pair after a change. */
final class EdgePlacement {

    private EdgePlacement() {}

    /**
     * The pair of a new SDDC.
     *
     * @param version the one in which it is created
     */
    static Edge initial(
            String active,
            @Nullable String wishedStandby,
            List<Host> hosts,
            List<NetworkInterface> slots,
            long version) {
        return new Edge(active, standby(active, wishedStandby, hosts, slots), version, List.of());
    }

    /** The SDDC with other hosts or slots, its active Edge where it was. */
    static Sddc keep(Sddc sddc, List<Host> hosts, List<NetworkInterface> slots) {
        Edge edge = sddc.edge();
        @Nullable String standby = standby(edge.activeHost(), edge.standbyHost(), hosts, slots);
        return sddc.withHosts(hosts, slots)
                .withEdge(new Edge(edge.activeHost(), standby, edge.changedIn(), edge.former()));
    }

    /**
     * The SDDC with its active Edge on another host.
     *
     * @param version the one in which it moves
     */
    static Sddc move(
            Sddc sddc, String active, @Nullable String wishedStandby, List<Host> hosts, long version, Instant now) {
        List<NetworkInterface> slots = sddc.networkInterfaces();
        @Nullable String standby = standby(active, wishedStandby, hosts, slots);
        return sddc.withHosts(hosts, slots).withEdge(new Edge(active, standby, version, former(sddc, now)));
    }

    /** The standby wished for, or the lowest-slot host that can stand by when that one can't. */
    private static @Nullable String standby(
            String active, @Nullable String wished, List<Host> hosts, List<NetworkInterface> slots) {
        return hosts.stream()
                .filter(host -> host.hostId().equals(wished))
                .filter(host -> host.inManagementCluster() && host.state() == Host.State.UP)
                .map(Host::hostId)
                .filter(hostId -> !hostId.equals(active))
                .findFirst()
                .or(() -> successor(active, hosts, slots))
                .orElse(null);
    }

    private static List<Former> former(Sddc sddc, Instant now) {
        var former = new ArrayList<>(sddc.edge().former());
        former.removeIf(target -> target.until().plus(Staleness.BOUND).isBefore(now));
        sddc.activeNetworkInterfaceId().ifPresent(eni -> former.add(new Former(eni, now)));
        return former;
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
