package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.plan.Actual.Listed;
import io.connectedvpc.core.plan.ManagedTables;
import io.connectedvpc.core.port.ListWeights;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what a VPC has for an SDDC. */
public final class VpcLook {

    private VpcLook() {}

    /** The tables of the SDDC's VPC, with what other people's prefix lists take of their quotas, and its own list if it has one. */
    public static Actual at(VpcNetwork network, Sddc sddc) {
        List<RouteTable> all = network.routeTables(sddc.attachment().vpcId());
        List<RouteTable> managed = ManagedTables.of(sddc, all);
        var weights = new ListWeights(network);
        List<RouteTable> weighed = all.stream()
                .map(table -> managed.contains(table)
                        ? weights.weigh(table, sddc.prefixListId().orElse(null))
                        : table)
                .toList();
        return new Actual(weighed, listed(network, sddc));
    }

    /** As {@link #at}, for who writes: only what is planned for a list has to fit beside others'. */
    static Actual forWriting(VpcNetwork network, Sddc sddc) {
        return sddc.routing().list() == null
                ? new Actual(network.routeTables(sddc.attachment().vpcId()), null)
                : at(network, sddc);
    }

    private static @Nullable Listed listed(VpcNetwork network, Sddc sddc) {
        return sddc.prefixListId()
                .flatMap(network::prefixList)
                .map(list -> new Listed(list, network.prefixListEntries(list.id())))
                .orElse(null);
    }
}
