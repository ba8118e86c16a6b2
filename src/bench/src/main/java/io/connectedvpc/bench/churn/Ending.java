package io.connectedvpc.bench.churn;

import io.connectedvpc.bench.stage.Deployment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.ec2standin.SampleVpc;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.Route;

/**
 * What is there when all is quiet.
 *
 * @param fitting how many of the segments fit the quota
 * @param settled whether the program says that all it has accepted is in sync
 * @param desired the destinations that it has accepted, the management network among them
 * @param routed those that EC2 leads to the active ENI by the main table
 */
record Ending(int fitting, boolean settled, SortedSet<Cidr> desired, SortedSet<Cidr> routed) {

    static Ending of(Deployment deployment, int fitting) {
        SddcState state = deployment.state();
        String target = state.found().flatMap(Sddc::activeNetworkInterfaceId).orElseThrow();
        deployment.ec2().rest();
        var routed = routed(deployment.ec2().standIn(), target);
        return new Ending(fitting, state.settled(), state.desiredDestinations(), routed);
    }

    private static SortedSet<Cidr> routed(Ec2Client ec2, String target) {
        var routed = new TreeSet<Cidr>();
        ec2.describeRouteTables(request -> request.routeTableIds(SampleVpc.MAIN_TABLE)).routeTables().stream()
                .flatMap(table -> table.routes().stream())
                .filter(route -> target.equals(route.networkInterfaceId()))
                .flatMap(route -> destinations(ec2, route))
                .map(Cidr::parse)
                .forEach(routed::add);
        return routed;
    }

    private static Stream<String> destinations(Ec2Client ec2, Route route) {
        return route.destinationPrefixListId() == null
                ? Stream.of(route.destinationCidrBlock())
                : ec2
                        .getManagedPrefixListEntriesPaginator(
                                request -> request.prefixListId(route.destinationPrefixListId()))
                        .entries()
                        .stream()
                        .map(PrefixListEntry::cidr);
    }
}
