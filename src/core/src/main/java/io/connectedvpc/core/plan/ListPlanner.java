package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.plan.Actual.Listed;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Plans what is changed in a prefix list, within what the tables that name it can hold. */
final class ListPlanner {

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
     * @param tooLarge whether it is too large for a table that is yet to name it
     * @param unnamed whether no table names it, so that an entry may go although it is desired
     * @param roomComes whether other routes are about to go
     */
    ListEdit follow(
            SortedSet<Cidr> desired,
            Predicate<Cidr> explained,
            int room,
            boolean tooLarge,
            boolean unnamed,
            boolean roomComes) {
        var gone = new TreeSet<>(listed.entries());
        gone.removeAll(desired);
        gone.removeIf(explained.negate());
        var missing = new TreeSet<>(desired);
        missing.removeAll(listed.entries());
        int needed = listed.entries().size() + missing.size();
        int possible = Math.min(largest(needed), room);
        // List and entries are two reads: the entries may be those of a list that has grown since.
        int free = Math.max(0, maxEntries - listed.entries().size());
        if (tooLarge && gone.isEmpty() && 0 < possible && possible < maxEntries) {
            if (possible >= least()) {
                return ListEdit.resize(id, possible, possible);
            }
            if (unnamed) {
                return entriesBeyond(possible);
            }
        }
        // What needs no growth isn't held up by one that EC2 may refuse.
        boolean sizeFirst = gone.isEmpty() && (free == 0 || !lastFailed());
        if (sizeFirst && needed > maxEntries && possible > maxEntries) {
            return ListEdit.resize(id, possible, Math.min(needed, possible));
        }
        ListEdit entries = ListEdit.entries(id, missing.stream().limit(free).toList(), gone);
        if (!entries.isNone()) {
            return entries;
        }
        if (!missing.isEmpty()) {
            // There is no room: EC2 says so, unless other routes make some.
            return roomComes ? ListEdit.NONE : ListEdit.resize(id, needed, needed);
        }
        return ListSizes.isNearlyFull(needed, maxEntries) && possible > maxEntries
                ? ListEdit.resize(id, possible, 0)
                : ListEdit.NONE;
    }

    /** After a change that EC2 gave up the list asks for no more than it needs: the tables may have less room than is known here. */
    private int largest(int needed) {
        return lastFailed() ? needed : ListSizes.roomy(needed);
    }

    private boolean lastFailed() {
        return listed.list().state() == ListState.FAILED;
    }

    /**
     * Makes room for routes that replace the list's: entries that have a route of their own go, then the list shrinks.
     *
     * @param replaced whether the entry isn't needed, or every table has a route of its own for it
     */
    ListEdit shrink(Predicate<Cidr> replaced) {
        List<Cidr> dispensable = listed.entries().stream().filter(replaced).toList();
        if (!dispensable.isEmpty()) {
            return ListEdit.entries(id, List.of(), dispensable);
        }
        return least() < maxEntries ? ListEdit.resize(id, least(), least()) : ListEdit.NONE;
    }

    /** Takes out what is too much for so many entries. */
    private ListEdit entriesBeyond(int most) {
        return ListEdit.entries(
                id,
                List.of(),
                listed.entries().stream().limit(listed.entries().size() - most).toList());
    }

    /** How small it may be. */
    private int least() {
        return Math.max(1, listed.entries().size());
    }
}
