package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.plan.Actual.Listed;
import io.connectedvpc.core.plan.ManagedTables;
import io.connectedvpc.core.port.ListWeights;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.List;

/** Looks at what a VPC has for an SDDC. */
public final class VpcLook {

    private VpcLook() {}

    /** The tables of the SDDC's VPC, and its prefix list if it has one. */
    public static Actual at(VpcNetwork network, Sddc sddc) {
        Listed listed = sddc.prefixListId()
                .flatMap(network::prefixList)
                .map(list -> new Listed(list, network.prefixListEntries(list.id())))
                .orElse(null);
        return new Actual(tables(network, sddc), listed);
    }

    private static List<RouteTable> tables(VpcNetwork network, Sddc sddc) {
        List<RouteTable> all = network.routeTables(sddc.attachment().vpcId());
        List<RouteTable> managed = ManagedTables.of(sddc, all);
        var weights = new ListWeights(network);
        return all.stream()
                .map(table -> managed.contains(table)
                        ? weights.weigh(table, sddc.prefixListId().orElse(null))
                        : table)
                .toList();
    }
}
