package io.connectedvpc.bench.planner;

import io.connectedvpc.bench.stage.Deployment;
import io.connectedvpc.bench.stage.SampleSddc;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An SDDC that the functions provisioned, with more destinations than a table of EC2's can hold.
 *
 * @param destinations its management network and its segments
 * @param later when all that has happened is long ago, so that no read is doubted
 */
record LargeSddc(SddcState state, List<Cidr> destinations, Instant later) {

    private static final Duration LATER = Duration.ofHours(1);
    private static final String TABLE = "rtb-1";

    static LargeSddc of(int routes) throws Exception {
        List<Cidr> destinations = SampleSddc.destinations(routes);
        try (var deployment = Deployment.start()) {
            SampleSddc.provision(deployment, "PER_CIDR", 1);
            Instant now = deployment.ec2().time().instant();
            SddcState large = SampleSddc.withSegments(deployment.state(), destinations.subList(1, routes), now);
            return new LargeSddc(large.synced(large.version(), now), destinations, now.plus(LATER));
        }
    }

    /** The VPC's tables, whose routes all lead to the active ENI or all to the standby's. */
    List<RouteTable> tables(boolean inSync) {
        Sddc sddc = state.found().orElseThrow();
        List<String> enis = sddc.networkInterfaceIds();
        String active = sddc.activeNetworkInterfaceId().orElseThrow();
        String eni = enis.stream()
                .filter(id -> id.equals(active) == inSync)
                .findFirst()
                .orElseThrow();
        var target = new Target(eni, true);
        List<Route> routes = destinations.stream()
                .map(destination -> new Route(destination, target, false, false))
                .toList();
        return List.of(new RouteTable(TABLE, true, List.of(), routes));
    }
}
