package io.connectedvpc.simulation.world;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A route table at one moment.
 *
 * @param subnets those explicitly associated
 * @param routes the created routes to blocks, without the VPC's own
 * @param listRoutes the routes to prefix lists, by the list's id
 */
public record TableState(
        String id,
        String vpcId,
        boolean main,
        List<String> subnets,
        SortedMap<Cidr, Target> routes,
        SortedMap<String, Target> listRoutes) {

    public TableState {
        subnets = List.copyOf(subnets);
        routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
        listRoutes = Collections.unmodifiableSortedMap(new TreeMap<>(listRoutes));
    }

    /** A table without routes. */
    static TableState empty(String id, String vpcId, boolean main, List<String> subnets) {
        return new TableState(id, vpcId, main, subnets, new TreeMap<>(), new TreeMap<>());
    }

    /** Where the route to that destination leads; null when there is none. */
    public @Nullable Target target(Destination destination) {
        return switch (destination) {
            case Cidr block -> routes.get(block);
            case PrefixListId list -> listRoutes.get(list.value());
        };
    }

    TableState with(Destination destination, @Nullable Target target) {
        var changed = new TreeMap<>(routes);
        var ofLists = new TreeMap<>(listRoutes);
        switch (destination) {
            case Cidr block -> put(changed, block, target);
            case PrefixListId list -> put(ofLists, list.value(), target);
        }
        return new TableState(id, vpcId, main, subnets, changed, ofLists);
    }

    /** The table as somebody knows it who hasn't looked at its routes. */
    public TableState withoutRoutes() {
        return empty(id, vpcId, main, subnets);
    }

    TableState asMain(boolean isMain) {
        return new TableState(id, vpcId, isMain, subnets, routes, listRoutes);
    }

    private static <K> void put(SortedMap<K, Target> routes, K destination, @Nullable Target target) {
        if (target == null) {
            routes.remove(destination);
        } else {
            routes.put(destination, target);
        }
    }
}
