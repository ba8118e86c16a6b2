package io.connectedvpc.simulation.world;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A route table.
 *
 * @param main whether it is its VPC's main table
 * @param subnets those explicitly associated
 * @param routes the created routes, without the VPC's own
 */
public record TableState(String id, String vpcId, boolean main, List<String> subnets, SortedMap<Cidr, Target> routes) {

    public TableState {
        subnets = List.copyOf(subnets);
        routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
    }

    TableState with(Cidr destination, @Nullable Target target) {
        var changed = new TreeMap<>(routes);
        if (target == null) {
            changed.remove(destination);
        } else {
            changed.put(destination, target);
        }
        return new TableState(id, vpcId, main, subnets, changed);
    }

    /** The table as somebody knows it who hasn't looked at its routes. */
    public TableState withoutRoutes() {
        return new TableState(id, vpcId, main, subnets, new TreeMap<>());
    }

    TableState asMain(boolean isMain) {
        return new TableState(id, vpcId, isMain, subnets, routes);
    }
}
