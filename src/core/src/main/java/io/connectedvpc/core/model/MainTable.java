package io.connectedvpc.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The VPC's main route table, which anybody may exchange for another one.
 *
 * @param routeTableId when last seen
 * @param former tables that were the main one and may still have routes to the SDDC
 */
public record MainTable(String routeTableId, List<Former> former) {

    public MainTable {
        former = List.copyOf(former);
    }

    /** A table that was found not to be the main one any more at that time. */
    public record Former(String routeTableId, Instant since) {}

    /** Whether the SDDC's routes have been in that table. */
    public boolean knows(String tableId) {
        return routeTableId.equals(tableId) || former(tableId).isPresent();
    }

    /** The table among the former ones. */
    public Optional<Former> former(String tableId) {
        return former.stream()
                .filter(table -> table.routeTableId().equals(tableId))
                .findFirst();
    }
}
