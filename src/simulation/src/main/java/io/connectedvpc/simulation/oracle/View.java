package io.connectedvpc.simulation.oracle;

import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that users asked for of one SDDC, in a form in which the model and the store can be compared.
 *
 * @param orders how far the order of each entity has come: the configuration's, the Edge's, each segment's
 * @param edge the hosts of the active and the standby Edge, and those that are down
 * @param slots the host of each slot, or null
 * @param segments by name: block and type; none once the SDDC is being deleted, which removes them one by one
 */
record View(
        long version,
        SortedMap<String, Order> orders,
        boolean deleting,
        boolean paused,
        String routing,
        List<String> additionalTables,
        String edge,
        List<HostSpec> hosts,
        List<@Nullable String> slots,
        SortedMap<String, String> segments) {

    /** The highest number and the latest time of an applied command. */
    record Order(long sequence, @Nullable Instant time) {}

    /** Names the order of a host's states. */
    static String host(String hostId) {
        return "host " + hostId;
    }

    /** Names the order of a segment. */
    static String segment(String name) {
        return "segment " + name;
    }

    static View none(long version, SortedMap<String, Order> orders) {
        return new View(version, orders, false, false, "", List.of(), "", List.of(), List.of(), new TreeMap<>());
    }

    static View of(SddcState state) {
        var live = new TreeMap<String, String>();
        var orders = new TreeMap<String, Order>();
        orders.put("config", new Order(state.fence().sequence(), state.fence().time()));
        orders.put(
                "edge",
                new Order(state.edgeFence().sequence(), state.edgeFence().time()));
        boolean deleting = state.found()
                .filter(sddc -> sddc.lifecycle() == Sddc.Lifecycle.DELETING)
                .isPresent();
        state.found().stream()
                .flatMap(sddc -> sddc.hosts().stream())
                .forEach(host -> orders.put(host(host.hostId()), new Order(0, host.stateSince())));
        for (Segment segment : deleting ? List.<Segment>of() : state.segments().values()) {
            orders.put(
                    segment(segment.name()),
                    new Order(segment.fence().sequence(), segment.fence().time()));
            if (segment.network() != null) {
                live.put(
                        segment.name(),
                        segment.network().cidr() + " " + segment.network().type());
            }
        }
        Sddc sddc = state.sddc();
        if (sddc == null) {
            return none(state.version(), orders);
        }
        var slots = new ArrayList<@Nullable String>();
        sddc.networkInterfaces().stream().map(NetworkInterface::hostId).forEach(slots::add);
        return new View(
                state.version(),
                orders,
                sddc.lifecycle() == Sddc.Lifecycle.DELETING,
                sddc.paused(),
                sddc.routing().kind().name(),
                sddc.additionalRouteTableIds(),
                "%s/%s down %s".formatted(sddc.edge().activeHost(), sddc.edge().standbyHost(), down(sddc)),
                sddc.hosts().stream().map(View::spec).toList(),
                slots,
                live);
    }

    private static List<String> down(Sddc sddc) {
        return sddc.hosts().stream()
                .filter(host -> host.state() == Host.State.DOWN)
                .map(Host::hostId)
                .sorted()
                .toList();
    }

    private static HostSpec spec(Host host) {
        return new HostSpec(
                host.hostId(),
                host.instanceId(),
                host.cluster() == 1 ? null : host.cluster(),
                host.leaving() ? true : null);
    }

    @Override
    public String toString() {
        return "v%d %s%s%s %s%s edge=%s hosts=%s slots=%s segments=%s"
                .formatted(
                        version,
                        orders,
                        deleting ? " DELETING" : "",
                        paused ? " PAUSED" : "",
                        routing,
                        additionalTables,
                        edge,
                        hosts.stream()
                                .map(host -> "%s/%s%s"
                                        .formatted(
                                                host.hostId(),
                                                host.instanceId(),
                                                host.leaving() != null ? " leaving" : ""))
                                .toList(),
                        slots.stream()
                                .map(Objects::toString)
                                .toList()
                                .toString()
                                .replace(", null", ""),
                        segments);
    }
}
