package io.connectedvpc.browser;

import io.connectedvpc.ec2standin.faults.Fault;
import io.connectedvpc.ec2standin.faults.FaultyEc2;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;

/** Holds up or refuses what would change routes, so that a move of the Edge can be watched, and what AWS refuses be seen. Open at first. */
public final class WriteGate {

    private static final int ALL = 1_000_000;

    private final Semaphore passes = new Semaphore(0);
    private final FaultyEc2 ec2;
    private volatile boolean shut;
    private volatile boolean refusing;

    WriteGate(Ec2Client behind) {
        ec2 = FaultyEc2.around(behind);
        ec2.decide(this::befalling);
    }

    Ec2Client client() {
        return ec2.client();
    }

    /** From now on each replacement waits. */
    public void shut() {
        passes.drainPermits();
        shut = true;
    }

    /** Lets one that waits, or the next one, through. */
    public void letOneThrough() {
        passes.release();
    }

    /** From now on no route is created: EC2 says that it isn't allowed. */
    public void refuse() {
        refusing = true;
    }

    /** Lets all through, those that wait, too. */
    public void open() {
        shut = false;
        refusing = false;
        passes.release(ALL);
    }

    private Fault befalling(Ec2Request request) {
        if (shut && request instanceof ReplaceRouteRequest) {
            passes.acquireUninterruptibly();
        }
        return refusing && request instanceof CreateRouteRequest ? Fault.unauthorized() : Fault.none();
    }
}
