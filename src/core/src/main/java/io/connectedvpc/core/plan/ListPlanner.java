package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.plan.Actual.Listed;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Plans what is changed in a prefix list, within what the tables that name it can hold. */
final class ListPlanner {

    /** So many entries are kept free, so that the next segments need no change of size. */
    private static final int SPARE = 5;

    private final PrefixListId id;
    private final Listed listed;
    private final int maxEntries;

    ListPlanner(Listed listed) {
        this.id = listed.list().id();
        this.listed = listed;
        this.maxEntries = listed.list().maxEntries();
    }

    /**
     * Makes the list hold what is desired; as much of it as there is room for.
     *
     * @param explained whether an entry that isn't desired is one that was withdrawn
     * @param room how large the list may be, so that each table can hold it beside its other routes
     * @param roomComes whether other routes are about to go
     */
    ListEdit follow(SortedSet<Cidr> desired, Predicate<Cidr> explained, int room, boolean roomComes) {
        var gone = new TreeSet<>(listed.entries());
        gone.removeAll(desired);
        gone.removeIf(explained.negate());
        var missing = new TreeSet<>(desired);
        missing.removeAll(listed.entries());
        int needed = listed.entries().size() + missing.size();
        int possible = Math.min(ListSizes.roomy(needed), room);
        if (needed > maxEntries && possible > maxEntries) {
            return ListEdit.resize(id, possible);
        }
        int free = maxEntries - listed.entries().size();
        ListEdit entries = ListEdit.entries(id, missing.stream().limit(free).toList(), gone);
        if (!entries.isNone()) {
            return entries;
        }
        if (!missing.isEmpty()) {
            // There is no room: EC2 says so, unless other routes make some.
            return roomComes ? ListEdit.NONE : ListEdit.resize(id, needed);
        }
        boolean nearlyFull = needed + SPARE > maxEntries;
        return nearlyFull && possible > maxEntries ? ListEdit.resize(id, possible) : ListEdit.NONE;
    }

    /**
     * Makes room for routes that replace the list's: entries that have a route of their own go, then the list shrinks.
     *
     * @param replaced whether every table has a route of its own for the entry
     */
    ListEdit shrink(Predicate<Cidr> replaced) {
        List<Cidr> dispensable = listed.entries().stream().filter(replaced).toList();
        int size = Math.max(1, listed.entries().size());
        if (!dispensable.isEmpty()) {
            return ListEdit.entries(id, List.of(), dispensable);
        }
        return size < maxEntries ? ListEdit.resize(id, size) : ListEdit.NONE;
    }
}
