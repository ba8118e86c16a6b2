package io.connectedvpc.core.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The VPC's main route table, which anybody may exchange for another one.
 *
 * @param routeTableId when last seen
 * @param former tables beside it that have, or may have, routes to the SDDC: that were the main one, or seen to be, or are additional ones
 * @param released tables that are no additional ones any more, and are to be emptied
 */
public record MainTable(String routeTableId, List<Former> former, List<Former> released) {

    public MainTable {
        former = List.copyOf(former);
        released = List.copyOf(released);
    }

    /** A main table, the only one that is known. */
    public static MainTable only(String routeTableId) {
        return new MainTable(routeTableId, List.of(), List.of());
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
        return in(former, tableId);
    }

    /** The table among those that are to be emptied. */
    public Optional<Former> released(String tableId) {
        return in(released, tableId);
    }

    /** Whether the table leads to the SDDC no more: the user has said so, or it wasn't the main one so long ago that every read must show that. */
    public boolean isToBeEmptied(String tableId, Instant now) {
        return released(tableId).isPresent()
                || former(tableId)
                        .filter(former -> former.since().plus(Staleness.BOUND).isBefore(now))
                        .isPresent();
    }

    /** Whether nobody has seen its routes yet since it came, or came back, so that a read may be from before it was emptied. */
    public boolean unverified(String tableId, Instant now) {
        return former(tableId)
                .filter(table -> table.verifiedIn() == 0)
                .filter(table -> table.since().plus(Staleness.BOUND).isAfter(now))
                .isPresent();
    }

    /** This, knowing of one more table that is to get routes. One that has been released meanwhile is looked after already. */
    public MainTable with(String tableId, Instant now) {
        if (knows(tableId) || released(tableId).isPresent()) {
            return this;
        }
        return new MainTable(
                routeTableId,
                Stream.concat(former.stream(), Stream.of(new Former(tableId, now, 0)))
                        .toList(),
                released);
    }

    /** This, after the additional tables have changed. What was verified in one that goes, or comes back, says nothing any more. */
    public MainTable releasing(List<String> before, List<String> after, Instant now) {
        List<String> gone = before.stream()
                .filter(table -> !after.contains(table) && !table.equals(routeTableId))
                .toList();
        List<String> back = released.stream()
                .map(Former::routeTableId)
                .filter(after::contains)
                .toList();
        var emptied = new ArrayList<>(released);
        emptied.removeIf(table -> back.contains(table.routeTableId()));
        gone.forEach(table -> emptied.add(new Former(table, now, 0)));
        var known = new ArrayList<>(former);
        known.replaceAll(table -> gone.contains(table.routeTableId()) ? table.verified(0) : table);
        known.removeIf(table -> back.contains(table.routeTableId()));
        back.forEach(table -> known.add(new Former(table, now, 0)));
        return new MainTable(routeTableId, known, emptied);
    }

    private static Optional<Former> in(List<Former> tables, String tableId) {
        return tables.stream()
                .filter(table -> table.routeTableId().equals(tableId))
                .findFirst();
    }
}
