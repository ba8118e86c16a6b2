package io.connectedvpc.core.decide;

import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one command has seen of VPCs. It is looked up once, however often another writer comes before: EC2 takes many times as long as the store,
 * and while it is asked the next one comes before.
 */
public final class VpcLooks {

    private final VpcNetwork network;
    private final Map<String, Optional<Vpc>> vpcs = new HashMap<>();
    private final Map<String, List<RouteTable>> tables = new HashMap<>();
    private boolean repeated;

    public VpcLooks(VpcNetwork network) {
        this.network = network;
    }

    Optional<Vpc> vpc(String vpcId) {
        return vpcs.computeIfAbsent(vpcId, network::vpc);
    }

    List<RouteTable> routeTables(String vpcId) {
        return tables.computeIfAbsent(vpcId, network::routeTables);
    }

    /** Another attempt begins, with what is known. */
    public void repeat() {
        repeated = !vpcs.isEmpty() || !tables.isEmpty();
    }

    /** Forgets everything; true when some of it was known before this attempt. */
    public boolean forget() {
        boolean wasOld = repeated;
        vpcs.clear();
        tables.clear();
        repeated = false;
        return wasOld;
    }
}
