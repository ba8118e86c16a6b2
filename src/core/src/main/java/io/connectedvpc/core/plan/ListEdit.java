package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must be changed in a prefix list. EC2 takes either a size or entries in one call: the size comes first.
 *
 * @param list the list; null when nothing must be changed
 * @param maxEntries how many entries it is to be able to hold; 0: as many as now
 * @param needed how many of these it needs now; 0: none, it grows ahead of need
 */
public record ListEdit(@Nullable PrefixListId list, int maxEntries, int needed, List<Cidr> added, List<Cidr> removed) {

    /** Nothing. */
    public static final ListEdit NONE = new ListEdit(null, 0, 0, List.of(), List.of());

    public ListEdit {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    static ListEdit resize(PrefixListId list, int maxEntries, int needed) {
        return new ListEdit(list, maxEntries, needed, List.of(), List.of());
    }

    /** Changes entries; nothing when there are none. */
    public static ListEdit entries(PrefixListId list, Collection<Cidr> added, Collection<Cidr> removed) {
        return added.isEmpty() && removed.isEmpty()
                ? NONE
                : new ListEdit(list, 0, 0, List.copyOf(added), List.copyOf(removed));
    }

    /** Whether nothing must be changed. */
    public boolean isNone() {
        return list == null;
    }

    /** Whether the list is to be larger than it needs to be now. */
    public boolean hasSpare() {
        return maxEntries > needed;
    }

    /** Whether what is desired now needs nothing of it. */
    public boolean isAheadOfNeed() {
        return hasSpare() && needed == 0;
    }

    /** What is left of it when the list can't be larger than it needs to be. */
    public ListEdit withoutSpare() {
        return isAheadOfNeed() ? NONE : new ListEdit(list, needed, needed, added, removed);
    }

    /** How many calls that takes. */
    public int calls(int atOnce) {
        return (maxEntries > 0 ? 1 : 0) + (added.size() + removed.size() + atOnce - 1) / atOnce;
    }

    /** The changes one by one. */
    public Stream<RouteChange> changes() {
        Stream<RouteChange> size = list == null || maxEntries == 0
                ? Stream.empty()
                : Stream.of(RouteChange.ofList(Action.LIST_RESIZE, list));
        return Stream.of(
                        size,
                        added.stream().map(entry -> RouteChange.ofList(Action.LIST_ADD, entry)),
                        removed.stream().map(entry -> RouteChange.ofList(Action.LIST_REMOVE, entry)))
                .flatMap(changes -> changes);
    }
}
