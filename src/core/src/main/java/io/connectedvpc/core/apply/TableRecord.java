package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.MainTable.Former;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.ManagedTables;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Records which tables get routes, before they get the first one: the commit that precedes a write is the record of it, and in a table that is
 * the main one for a moment only nobody would look for them.
 */
final class TableRecord {

    private final Ports ports;
    private final StateUpdate updates;

    TableRecord(Ports ports) {
        this.ports = ports;
        this.updates = new StateUpdate(ports);
    }

    /** Records the tables that aren't known; false when there is none of these, and nothing was stored. */
    boolean extend(SddcState state, Plan plan) {
        Instant now = ports.time().instant();
        MainTable known = state.found().orElseThrow().mainTable();
        boolean lacks = !with(known, plan, now).equals(known);
        if (lacks) {
            updates.store(
                    state.sddcId(),
                    sddc -> sddc.applied(sddc.lifecycle(), with(sddc.mainTable(), plan, now), sddc.faults()));
        }
        return lacks;
    }

    private static MainTable with(MainTable known, Plan plan, Instant now) {
        MainTable tables = known;
        for (RouteChange change : plan.routes()) {
            String table = change.routeTableId();
            tables = table == null || change.action() == Action.DELETE ? tables : tables.with(table, now);
        }
        return tables;
    }

    /**
     * The main table as it is, and the former ones that still have to do with the SDDC, once the desired routes were seen in all that are kept.
     *
     * @param tables all of the VPC, as they were seen
     */
    static MainTable verified(SddcState state, List<RouteTable> tables, Instant now) {
        Sddc sddc = state.found().orElseThrow();
        MainTable known = sddc.mainTable();
        String main = ManagedTables.main(tables).stream()
                .findFirst()
                .map(RouteTable::routeTableId)
                .orElse(known.routeTableId());
        var former = new ArrayList<>(known.former());
        if (!known.routeTableId().equals(main) && !known.routeTableId().isEmpty()) {
            former.add(new Former(known.routeTableId(), now, state.syncedVersion()));
        }
        List<String> kept = ManagedTables.of(sddc, tables).stream()
                .map(RouteTable::routeTableId)
                .toList();
        // The conflicts of a table that gets no more routes are forgotten: what leads elsewhere in it must not be taken
        // for drift later.
        boolean conflicted = sddc.faults().stream().anyMatch(fault -> fault.code() == Warning.Code.ROUTE_CONFLICT);
        former.replaceAll(table -> {
            if (kept.contains(table.routeTableId())) {
                return table.verified(state.version());
            }
            return conflicted ? table.verified(0) : table;
        });
        List<String> there = tables.stream().map(RouteTable::routeTableId).toList();
        List<String> done = ManagedTables.abandoned(sddc, tables).stream()
                .filter(table -> table.routes().stream()
                        .filter(route -> !route.propagated())
                        .noneMatch(route -> sddc.owns(route.target().id())))
                .map(RouteTable::routeTableId)
                .toList();
        former.removeIf(table -> table.routeTableId().equals(main)
                || !there.contains(table.routeTableId())
                || (done.contains(table.routeTableId())
                        && table.since().plus(Staleness.BOUND).isBefore(now)));
        var released = new ArrayList<>(known.released());
        released.removeIf(table -> !there.contains(table.routeTableId())
                || (done.contains(table.routeTableId())
                        && former.stream().noneMatch(one -> one.routeTableId().equals(table.routeTableId()))
                        && table.since().plus(Staleness.BOUND).isBefore(now)));
        // One in which every route was right already was never written.
        kept.stream()
                .filter(table -> !table.equals(main))
                .filter(table ->
                        former.stream().noneMatch(one -> one.routeTableId().equals(table)))
                .forEach(table -> former.add(new Former(table, now, state.version())));
        return new MainTable(main, former, released);
    }
}
