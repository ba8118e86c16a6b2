package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.stage.CallLog.Call;
import io.connectedvpc.bench.stage.Deployment;
import io.connectedvpc.bench.stage.SampleSddc;
import io.connectedvpc.core.model.Sddc;
import java.time.Duration;
import java.util.List;

/** connected-vpc: move-edge gets the event, and what it can't finish in its time goes on in reconcile-routes. */
final class ProgramMover implements Mover {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String FUNCTION = "move-edge";

    private final Deployment deployment;
    private final ManagedTables tables;
    private long sequence;
    private byte[] event = new byte[0];

    private ProgramMover(Deployment deployment, List<String> tables, int routes) {
        this.deployment = deployment;
        this.tables = new ManagedTables(deployment.ec2(), tables, routes);
    }

    static ProgramMover of(Scenario scenario) throws Exception {
        var deployment = Deployment.start();
        List<String> tables = SampleSddc.tables(deployment.ec2(), scenario.way().tables());
        SampleSddc.provision(
                deployment, scenario.way().byList() ? "PREFIX_LIST" : "PER_CIDR", scenario.destinations(), tables);
        return new ProgramMover(deployment, tables, scenario.routes());
    }

    @Override
    public Move move() throws InterruptedException {
        tables.rest();
        sequence++;
        event = deployment.messages().edgeMoved(sequence % 2 == 1 ? "esx-2" : "esx-1", sequence);
        long received = System.nanoTime();
        deployment.invoke(FUNCTION, event);
        deployment.awaitQuiet(PATIENCE);
        return tables.moved(activeNetworkInterface(), received);
    }

    @Override
    public List<Call> repeat() throws InterruptedException {
        tables.rest();
        deployment.invoke(FUNCTION, event);
        deployment.awaitQuiet(PATIENCE);
        return deployment.ec2().calls().drain();
    }

    @Override
    public void close() {
        deployment.close();
    }

    /** As stored. */
    private String activeNetworkInterface() {
        return deployment
                .state()
                .found()
                .flatMap(Sddc::activeNetworkInterfaceId)
                .orElseThrow();
    }
}
