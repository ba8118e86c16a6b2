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
    private final MainTable table;
    private long sequence;
    private byte[] event = new byte[0];

    private ProgramMover(Deployment deployment, int routes) {
        this.deployment = deployment;
        this.table = new MainTable(deployment.ec2(), routes);
    }

    static ProgramMover of(Scenario scenario) throws Exception {
        var deployment = Deployment.start();
        SampleSddc.provision(deployment, scenario.way().name(), scenario.destinations());
        return new ProgramMover(deployment, scenario.routes());
    }

    @Override
    public Move move() throws InterruptedException {
        table.rest();
        sequence++;
        event = deployment.messages().edgeMoved(sequence % 2 == 1 ? "esx-2" : "esx-1", sequence);
        long received = System.nanoTime();
        deployment.invoke(FUNCTION, event);
        deployment.awaitQuiet(PATIENCE);
        return table.moved(activeNetworkInterface(), received);
    }

    @Override
    public List<Call> repeat() throws InterruptedException {
        table.rest();
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
