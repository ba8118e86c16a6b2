package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A route table as EC2 keeps it: one created route a destination, propagated ones beside them. */
final class InMemoryRouteTable {

    final String routeTableId;
    final String vpcId;
    private List<String> subnetIds;
    private final List<Cidr> local;
    private final Map<Destination, Target> created = new LinkedHashMap<>();
    private final Map<Destination, Target> propagated = new LinkedHashMap<>();

    InMemoryRouteTable(String routeTableId, String vpcId, List<Cidr> local, List<String> subnetIds) {
        this.routeTableId = routeTableId;
        this.vpcId = vpcId;
        this.local = local;
        this.subnetIds = subnetIds;
    }

    void associate(List<String> subnets) {
        subnetIds = List.copyOf(subnets);
    }

    /** @param available whether an ENI is there and attached; a route to another one is a black hole */
    RouteTable shown(boolean main, Predicate<String> available) {
        var routes = new ArrayList<Route>();
        local.forEach(block -> routes.add(new Route(block, new Target("local", false), false, false)));
        created.forEach((destination, target) -> routes.add(route(destination, target, available, false)));
        propagated.forEach((destination, target) -> routes.add(route(destination, target, available, true)));
        return new RouteTable(routeTableId, main, subnetIds, List.copyOf(routes));
    }

    /** Whether the destination is the VPC's own or more specific, which a route to an ENI must not be. */
    boolean isLocal(Destination destination) {
        return destination instanceof Cidr wanted && local.stream().anyMatch(block -> block.contains(wanted));
    }

    boolean has(Destination destination) {
        return created.containsKey(destination);
    }

    /** How much of the quota is used; a list counts with its size. */
    int size(ToIntFunction<PrefixListId> weight) {
        int used = created.keySet().stream()
                .mapToInt(destination -> destination instanceof PrefixListId list ? weight.applyAsInt(list) : 1)
                .sum();
        return used + local.size();
    }

    void put(Destination destination, Target target) {
        created.put(destination, target);
    }

    void propagate(Destination destination, Target target) {
        propagated.put(destination, target);
    }

    @Nullable
    Target remove(Destination destination) {
        return created.remove(destination);
    }

    private static Route route(
            Destination destination, Target target, Predicate<String> available, boolean isPropagated) {
        boolean blackhole = target.networkInterface() && !available.test(target.id());
        return new Route(destination, target, blackhole, isPropagated);
    }
}
