package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.port.Ports;
import java.time.Instant;

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
}
