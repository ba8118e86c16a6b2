package io.connectedvpc.core.trace;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What lies behind the Edge of an SDDC. */
final class Destinations {

    /** The name of the management network where a segment's would stand. */
    static final String MANAGEMENT = "management";

    private final Map<Cidr, String> routed = new HashMap<>();
    private final List<Network> networks;

    /**
     * A segment, or the management network.
     *
     * @param segment null for the management network
     */
    record Network(Cidr cidr, @Nullable Segment segment) {

        /** Whether the VPC is to route it. */
        boolean routed() {
            return segment == null || segment.destination() != null;
        }

        String name() {
            return segment == null ? MANAGEMENT : segment.name();
        }
    }

    Destinations(SddcState state) {
        Stream<Network> management =
                state.found().map(Sddc::attachment).stream().map(sddc -> new Network(sddc.managementCidr(), null));
        networks = Stream.concat(management, state.liveSegments().stream().flatMap(Destinations::network))
                .sorted(Comparator.comparing((Network network) -> network.cidr().prefix())
                        .reversed())
                .toList();
        networks.stream().filter(Network::routed).forEach(network -> routed.put(network.cidr(), network.name()));
    }

    /** For what a route to that destination is desired; null when none is. */
    @Nullable
    String ownerOf(Destination destination) {
        return destination instanceof Cidr ? routed.get(destination) : null;
    }

    /** The smallest network that holds the address. */
    Optional<Network> networkOf(Cidr address) {
        return networks.stream()
                .filter(network -> network.cidr().contains(address))
                .findFirst();
    }

    private static Stream<Network> network(Segment segment) {
        Segment.Network network = segment.network();
        return network == null ? Stream.empty() : Stream.of(new Network(network.cidr(), segment));
    }
}
