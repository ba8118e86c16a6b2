package io.connectedvpc.bench.stage;

import io.connectedvpc.bench.CannotMeasureException;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Segment.Network;
import io.connectedvpc.core.model.SegmentType;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.ec2standin.SampleVpc;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An SDDC with so many segments in the sample VPC. Its segments are put straight into the store, and applied by reconcile-routes. */
public final class SampleSddc {

    private static final long FIRST_BLOCK = Cidr.parse("172.16.0.0/24").first();
    private static final int PREFIX = 24;
    private static final int BLOCK = 256;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private SampleSddc() {}

    /** The blocks of an SDDC's management network and its segments, so many together. */
    public static List<Cidr> destinations(int count) {
        var destinations = new ArrayList<Cidr>();
        destinations.add(Cidr.parse(Messages.MANAGEMENT_CIDR));
        for (int i = 0; i < count - 1; i++) {
            destinations.add(new Cidr(FIRST_BLOCK + (long) i * BLOCK, PREFIX));
        }
        return destinations;
    }

    /** So many route tables of the VPC: the main one, and new ones. */
    public static List<String> tables(FarEc2 ec2, int count) {
        var tables = new ArrayList<>(List.of(SampleVpc.MAIN_TABLE));
        while (tables.size() < count) {
            tables.add(ec2.standIn()
                    .createRouteTable(request -> request.vpcId(SampleVpc.VPC))
                    .routeTable()
                    .routeTableId());
        }
        return tables;
    }

    /**
     * Makes it, with the main table only; the active Edge is on esx-1 then.
     *
     * @param routing as in the API
     * @param destinations its management network and segments together
     */
    public static void provision(Deployment deployment, String routing, int destinations) throws Exception {
        provision(deployment, routing, destinations, tables(deployment.ec2(), 1));
    }

    /**
     * Makes it, with several tables.
     *
     * @param tables the main table's id first
     */
    public static void provision(Deployment deployment, String routing, int destinations, List<String> tables)
            throws Exception {
        List<String> additional = tables.subList(1, tables.size());
        deployment.ec2().prepare(() -> {
            deployment.invoke("provision-sddc", deployment.messages().provisioning(routing, additional));
            deployment.awaitQuiet(PATIENCE);
            addSegments(deployment, destinations(destinations).subList(1, destinations));
            deployment.invoke("reconcile-routes", deployment.messages().reconcile());
            deployment.awaitQuiet(PATIENCE);
        });
        if (!deployment.state().settled()) {
            throw new CannotMeasureException("the SDDC with %d destinations in mode %s didn't come about: %s"
                    .formatted(destinations, routing, deployment.state().summary()));
        }
    }

    /** The state with segments for those blocks, as the next version. */
    public static SddcState withSegments(SddcState before, List<Cidr> blocks, Instant now) {
        SddcState after = before.nextVersion();
        for (Cidr block : blocks) {
            String name = "segment-" + block.toString().replace('/', '-');
            var network = new Network(block, SegmentType.ROUTED);
            after = after.withSegment(
                    new Segment(name, network, new Fence(0, null, now, false), after.version(), now, null));
        }
        return after;
    }

    private static void addSegments(Deployment deployment, List<Cidr> blocks) {
        for (int from = 0; from < blocks.size(); from += SddcStore.MAX_CHANGES) {
            List<Cidr> some = blocks.subList(from, Math.min(from + SddcStore.MAX_CHANGES, blocks.size()));
            SddcState before = deployment.state();
            SddcState after = withSegments(before, some, deployment.ec2().time().instant());
            if (!(deployment.store().commit(before, after) instanceof Commit.Stored)) {
                throw new CannotMeasureException("the segments can't be stored");
            }
        }
    }
}
