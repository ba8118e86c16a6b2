package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.ListWeights;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import io.connectedvpc.core.port.VpcNetworks;
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

    private final VpcNetworks networks;
    private final Map<Place, Optional<Vpc>> vpcs = new HashMap<>();
    private final Map<Place, List<RouteTable>> tables = new HashMap<>();
    private final Map<Optional<Account>, ListWeights> weights = new HashMap<>();
    private boolean repeated;

    /** A VPC, and where it was looked for. */
    private record Place(@Nullable Account account, String vpcId) {}

    public VpcLooks(VpcNetworks networks) {
        this.networks = networks;
    }

    Optional<Vpc> vpc(@Nullable Account account, String vpcId) {
        return vpcs.computeIfAbsent(
                new Place(account, vpcId), place -> networks.of(account).vpc(vpcId));
    }

    List<RouteTable> routeTables(@Nullable Account account, String vpcId) {
        return tables.computeIfAbsent(
                new Place(account, vpcId), place -> networks.of(account).routeTables(vpcId));
    }

    /**
     * The tables with what other people's prefix lists take of their quotas.
     *
     * @param own the SDDC's own list; null when it has none
     */
    List<RouteTable> weighed(@Nullable Account account, List<RouteTable> some, @Nullable PrefixListId own) {
        ListWeights known =
                weights.computeIfAbsent(Optional.ofNullable(account), where -> new ListWeights(networks.of(account)));
        return some.stream().map(table -> known.weigh(table, own)).toList();
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
        weights.clear();
        repeated = false;
        return wasOld;
    }
}
