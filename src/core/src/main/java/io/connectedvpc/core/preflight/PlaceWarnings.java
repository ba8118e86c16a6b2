package io.connectedvpc.core.preflight;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Warning.Code;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the VPC's own blocks and zones mean for the SDDC. */
final class PlaceWarnings {

    private static final int NAMED = 5;

    private PlaceWarnings() {}

    static List<Warning> of(SddcState state, Neighbourhood around) {
        Sddc sddc = state.found().orElseThrow();
        var warnings = new ArrayList<Warning>();
        zones(sddc, around, warnings);
        around.vpc().cidrs().stream()
                .skip(1)
                .forEach(block -> warnings.add(new Warning(
                        Code.SECONDARY_CIDR,
                        block.toString(),
                        "The SDDC learns the VPC's primary block %s only: answers to %s get lost. Put what talks to the SDDC into subnets of the primary block."
                                .formatted(around.vpc().cidrs().get(0), block))));
        destinations(state, sddc).forEach((destination, name) -> overlaps(destination, name, around, warnings));
        return warnings;
    }

    private static void zones(Sddc sddc, Neighbourhood around, List<Warning> warnings) {
        String zone = sddc.attachment().availabilityZone();
        List<Subnet> elsewhere = around.subnets().stream()
                .filter(subnet -> !subnet.availabilityZone().equals(zone))
                .toList();
        if (!elsewhere.isEmpty()) {
            String names = elsewhere.stream()
                    .limit(NAMED)
                    .map(subnet -> "%s (%s)".formatted(subnet.subnetId(), subnet.availabilityZone()))
                    .collect(Collectors.joining(", "));
            String more = elsewhere.size() > NAMED ? " and %d more".formatted(elsewhere.size() - NAMED) : "";
            warnings.add(new Warning(
                    Code.AZ_CROSSING,
                    zone,
                    "The SDDC's ENIs are in %s; traffic with %s%s crosses zones and is billed both ways. Put what talks much to the SDDC into %s."
                            .formatted(zone, names, more, zone)));
        }
    }

    private static void overlaps(Cidr destination, String name, Neighbourhood around, List<Warning> warnings) {
        around.vpc().cidrs().stream()
                .filter(destination::overlaps)
                .forEach(block -> warnings.add(
                        overlap(destination, name, block, "VPC " + around.vpc().vpcId())));
        around.subnets().stream()
                .filter(subnet -> destination.overlaps(subnet.cidr()))
                .limit(NAMED)
                .forEach(subnet ->
                        warnings.add(overlap(destination, name, subnet.cidr(), "subnet " + subnet.subnetId())));
    }

    private static Warning overlap(Cidr destination, String name, Cidr block, String owner) {
        return new Warning(
                Code.OVERLAP,
                destination.toString(),
                "%s of %s overlaps %s of %s: the VPC keeps what is its own, so that the SDDC isn't reached there. Choose another block."
                        .formatted(destination, name, block, owner));
    }

    private static SortedMap<Cidr, String> destinations(SddcState state, Sddc sddc) {
        var names = new TreeMap<Cidr, String>();
        names.put(sddc.attachment().managementCidr(), "the management network");
        for (Segment segment : state.liveSegments()) {
            Cidr destination = segment.destination();
            if (destination != null) {
                names.put(destination, "segment " + segment.name());
            }
        }
        return names;
    }
}
