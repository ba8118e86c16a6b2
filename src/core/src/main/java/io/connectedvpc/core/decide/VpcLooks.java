package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.ListWeights;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one command has seen of VPCs. It is looked up once, however often another writer comes before: EC2 takes many times as long as the store,
 * and while it is asked the next one comes before.
 */
public final class VpcLooks {

    private final VpcNetwork network;
    private final Map<String, Optional<Vpc>> vpcs = new HashMap<>();
    private final Map<String, List<RouteTable>> tables = new HashMap<>();
    private ListWeights weights;
    private boolean repeated;

    public VpcLooks(VpcNetwork network) {
        this.network = network;
        this.weights = new ListWeights(network);
    }

    Optional<Vpc> vpc(String vpcId) {
        return vpcs.computeIfAbsent(vpcId, network::vpc);
    }

    List<RouteTable> routeTables(String vpcId) {
        return tables.computeIfAbsent(vpcId, network::routeTables);
    }

    /**
     * The tables with what other people's prefix lists take of their quotas.
     *
     * @param own the SDDC's own list; null when it has none
     */
    List<RouteTable> weighed(List<RouteTable> some, @Nullable PrefixListId own) {
        return some.stream().map(table -> weights.weigh(table, own)).toList();
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
        weights = new ListWeights(network);
        repeated = false;
        return wasOld;
    }
}
