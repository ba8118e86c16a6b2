package io.connectedvpc.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ESXi host.
 *
 * @param hostId its id, unique in the SDDC
 * @param instanceId the EC2 instance that the host's network interface is attached to; null: the interface is only assigned
 * @param cluster 1 is the management cluster, whose hosts get a network interface each; 2 to 20 are only remembered
 * @param leaving whether it is about to be removed, so that a 17th host may take the spare interface meanwhile
 * @param state whether it runs, as far as known
 * @param stateSince the time of what was last said of it: a PUT, an Edge move, a change of its instance
 */
public record Host(
        String hostId, @Nullable String instanceId, int cluster, boolean leaving, State state, Instant stateSince) {

    /** The cluster whose hosts are attached to the VPC. */
    public static final int MANAGEMENT_CLUSTER = 1;

    /** Whether a host can take over the Edge. */
    public enum State {
        UP,
        DOWN
    }

    /** Whether the host gets a network interface and can run the Edge. */
    public boolean inManagementCluster() {
        return cluster == MANAGEMENT_CLUSTER;
    }

    /** Whether the host can run the standby Edge. */
    public boolean canStandBy() {
        return inManagementCluster() && state == State.UP && !leaving;
    }

    /** This host in another state. */
    public Host in(State newState, Instant since) {
        return new Host(hostId, instanceId, cluster, leaving, newState, since);
    }
}
