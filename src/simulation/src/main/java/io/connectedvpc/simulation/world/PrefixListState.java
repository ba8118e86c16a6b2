package io.connectedvpc.simulation.world;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import io.connectedvpc.core.port.VpcNetwork.NewPrefixList;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A prefix list at one moment.
 *
 * @param from what it was made from
 */
public record PrefixListState(
        PrefixListId id, NewPrefixList from, ListState state, long version, int maxEntries, SortedSet<Cidr> entries) {

    public PrefixListState {
        entries = Collections.unmodifiableSortedSet(new TreeSet<>(entries));
    }

    PrefixList shown() {
        return new PrefixList(id, state, version, maxEntries);
    }

    PrefixListState in(ListState next) {
        return new PrefixListState(id, from, next, version, maxEntries, entries);
    }

    PrefixListState sized(int size) {
        return new PrefixListState(id, from, ListState.READY, version, size, entries);
    }

    /** This list with other entries, in its next version. */
    PrefixListState holding(SortedSet<Cidr> next) {
        return new PrefixListState(id, from, ListState.READY, version + 1, maxEntries, next);
    }
}
