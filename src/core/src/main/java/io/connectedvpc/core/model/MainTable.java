package io.connectedvpc.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The VPC's main route table, which anybody may exchange for another one.
 *
 * @param routeTableId when last seen
 * @param former tables that were the main one, or were seen to be, and may still have routes to the SDDC
 */
public record MainTable(String routeTableId, List<Former> former) {

    public MainTable {
        former = List.copyOf(former);
    }

    /**
     * A table that was found not to be the main one any more, or was about to get its first routes, at that time.
     *
     * @param verifiedIn the version whose routes were all seen in it at last, so that another target is drift; 0 when there is none
     */
    public record Former(String routeTableId, Instant since, long verifiedIn) {

        /** This table, with its routes seen in that version. */
        public Former verified(long version) {
            return new Former(routeTableId, since, version);
        }
    }

    /** Whether the SDDC's routes may have been in that table. */
    public boolean knows(String tableId) {
        return routeTableId.equals(tableId) || former(tableId).isPresent();
    }

    /**
     * The version whose routes were all seen in that table at last; 0 when there is none.
     *
     * @param syncedVersion the latest one verified at all, which was so in the main table
     */
    public long verifiedIn(String tableId, long syncedVersion) {
        return routeTableId.equals(tableId)
                ? syncedVersion
                : former(tableId).map(Former::verifiedIn).orElse(0L);
    }

    /** The table among the former ones. */
    public Optional<Former> former(String tableId) {
        return former.stream()
                .filter(table -> table.routeTableId().equals(tableId))
                .findFirst();
    }

    /** This, knowing of one more table that is to get routes. */
    public MainTable with(String tableId, Instant now) {
        if (knows(tableId)) {
            return this;
        }
        return new MainTable(
                routeTableId,
                Stream.concat(former.stream(), Stream.of(new Former(tableId, now, 0)))
                        .toList());
    }
}
