package io.connectedvpc.simulation.world;

import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.EniAttachment;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that EC2 knows at one moment and that can change. */
public record Snapshot(
        SortedMap<String, TableState> tables,
        SortedMap<String, EniState> enis,
        SortedMap<String, PrefixListState> lists) {

    public Snapshot {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        enis = Collections.unmodifiableSortedMap(new TreeMap<>(enis));
        lists = Collections.unmodifiableSortedMap(new TreeMap<>(lists));
    }

    /** The VPC's main table. */
    public TableState mainTable(String vpcId) {
        return tables.values().stream()
                .filter(table -> table.main() && table.vpcId().equals(vpcId))
                .findFirst()
                .orElseThrow();
    }

    /** The ENIs with an SDDC's tags. */
    public List<EniState> tagged(String sddcId) {
        return enis.values().stream()
                .filter(eni -> eni.from().sddcId().equals(sddcId))
                .toList();
    }

    Snapshot with(TableState table) {
        var changed = new TreeMap<>(tables);
        changed.put(table.id(), table);
        return new Snapshot(changed, enis, lists);
    }

    Snapshot with(EniState eni) {
        var changed = new TreeMap<>(enis);
        changed.put(eni.id(), eni);
        return new Snapshot(tables, changed, lists);
    }

    Snapshot withoutEni(String id) {
        var changed = new TreeMap<>(enis);
        changed.remove(id);
        return new Snapshot(tables, changed, lists);
    }

    Snapshot with(PrefixListState list) {
        var changed = new TreeMap<>(lists);
        changed.put(list.id().value(), list);
        return new Snapshot(tables, enis, changed);
    }

    Snapshot without(PrefixListId list) {
        var changed = new TreeMap<>(lists);
        changed.remove(list.value());
        return new Snapshot(tables, enis, changed);
    }

    List<RouteTable> shown(Vpc vpc) {
        return tables.values().stream()
                .filter(table -> table.vpcId().equals(vpc.vpcId()))
                .map(table -> shown(vpc, table))
                .toList();
    }

    Set<Integer> usedIndexes(String instanceId) {
        var used = new TreeSet<>(Set.of(0));
        for (EniState eni : enis.values()) {
            EniAttachment attachment = eni.attachment();
            if (attachment != null && instanceId.equals(attachment.instanceId())) {
                used.add(eni.deviceIndex());
            }
        }
        return used;
    }

    private RouteTable shown(Vpc vpc, TableState table) {
        var routes = new ArrayList<Route>();
        vpc.cidrs().forEach(block -> routes.add(new Route(block, new Target("local", false), false, false)));
        table.routes()
                .forEach((destination, target) -> routes.add(new Route(destination, target, blackhole(target), false)));
        table.listRoutes()
                .forEach((list, target) ->
                        routes.add(new Route(new PrefixListId(list), target, blackhole(target), false)));
        return new RouteTable(table.id(), table.main(), table.subnets(), routes);
    }

    private boolean blackhole(Target target) {
        @Nullable EniState eni = enis.get(target.id());
        return target.networkInterface() && (eni == null || !eni.attached());
    }

    /** The tables with a route to a prefix list, by id. */
    SortedSet<String> tablesWith(PrefixListId id) {
        return tables.values().stream()
                .filter(table -> table.listRoutes().containsKey(id.value()))
                .map(TableState::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
