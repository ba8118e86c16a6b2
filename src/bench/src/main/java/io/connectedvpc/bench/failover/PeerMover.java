package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.stage.FarEc2;
import io.connectedvpc.bench.stage.SampleSddc;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.ec2standin.SampleVpc;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * What others do: a script that knows its routes and writes one after the other, with an SDK's retries. Where the SDK gives up, the script repeats
 * the call.
 */
final class PeerMover implements Mover {

    private final Ec2Client ec2;
    private final ManagedTables tables;
    private final List<Cidr> destinations;
    private final boolean replaces;
    private String target;
    private String other;

    private PeerMover(FarEc2 ec2, List<Cidr> destinations, boolean replaces, List<String> interfaces) {
        this.ec2 = ec2.client();
        this.tables = new ManagedTables(ec2, List.of(SampleVpc.MAIN_TABLE), destinations.size());
        this.destinations = destinations;
        this.replaces = replaces;
        this.target = interfaces.getFirst();
        this.other = interfaces.getLast();
    }

    static PeerMover of(Scenario scenario) throws Exception {
        var ec2 = new FarEc2();
        List<String> interfaces = Stream.of(1, 2)
                .map(host -> networkInterface(ec2.standIn(), SampleVpc.instance(host)))
                .toList();
        boolean replaces = scenario.way() == Way.REPLACE_SERIALLY;
        var mover = new PeerMover(ec2, SampleSddc.destinations(scenario.destinations()), replaces, interfaces);
        ec2.prepare(() -> mover.destinations.forEach(mover::create));
        return mover;
    }

    @Override
    public Move move() {
        tables.rest();
        String before = target;
        target = other;
        other = before;
        long received = System.nanoTime();
        destinations.forEach(this::lead);
        return tables.moved(target, received);
    }

    @Override
    public void close() {
        // Nothing to release.
    }

    private void lead(Cidr destination) {
        if (replaces) {
            untilTaken(() -> ec2.replaceRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE)
                    .destinationCidrBlock(destination.toString())
                    .networkInterfaceId(target)));
        } else {
            untilTaken(() -> ec2.deleteRoute(request ->
                    request.routeTableId(SampleVpc.MAIN_TABLE).destinationCidrBlock(destination.toString())));
            create(destination);
        }
    }

    private void create(Cidr destination) {
        untilTaken(() -> ec2.createRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE)
                .destinationCidrBlock(destination.toString())
                .networkInterfaceId(target)));
    }

    private static void untilTaken(Runnable call) {
        while (true) {
            try {
                call.run();
                return;
            } catch (Ec2Exception refused) {
                if (!refused.isThrottlingException()) {
                    throw refused;
                }
            }
        }
    }

    private static String networkInterface(Ec2Client ec2, String instance) {
        String id = ec2.createNetworkInterface(request -> request.subnetId(SampleVpc.SUBNET))
                .networkInterface()
                .networkInterfaceId();
        ec2.attachNetworkInterface(
                request -> request.networkInterfaceId(id).instanceId(instance).deviceIndex(1));
        return id;
    }
}
