package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import io.connectedvpc.core.port.VpcNetwork.NewPrefixList;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** Prefix lists as EC2 keeps them. Edits are complete at once unless they are held. */
final class InMemoryPrefixLists {

    private final Map<PrefixListId, Made> lists = new LinkedHashMap<>();
    private final Map<String, PrefixListId> tokens = new LinkedHashMap<>();
    private boolean holds;
    private int counter;

    /** A list, what it was made from, and its entries; the next ones while it is edited. */
    private record Made(NewPrefixList from, PrefixList list, SortedSet<Cidr> entries, SortedSet<Cidr> next) {}

    /** Lets edits take until they are let go again. */
    void hold(boolean hold) {
        holds = hold;
        if (!hold) {
            lists.replaceAll((id, made) -> made.list().state() == ListState.BUSY ? finished(made) : made);
        }
    }

    Optional<PrefixList> find(PrefixListId id) {
        return Optional.ofNullable(lists.get(id)).map(Made::list);
    }

    List<PrefixList> of(String sddcId) {
        return lists.values().stream()
                .filter(made -> made.from().sddcId().equals(sddcId))
                .map(Made::list)
                .toList();
    }

    SortedSet<Cidr> entries(PrefixListId id) {
        return new TreeSet<>(
                Optional.ofNullable(lists.get(id)).map(Made::entries).orElseGet(TreeSet::new));
    }

    int weight(PrefixListId id) {
        return find(id).map(PrefixList::maxEntries).orElse(1);
    }

    Optional<PrefixList> create(NewPrefixList list) {
        PrefixListId known = tokens.get(list.clientToken());
        if (known != null) {
            return Optional.ofNullable(lists.get(known))
                    .filter(made -> made.from().equals(list))
                    .map(Made::list);
        }
        var id = new PrefixListId("pl-" + ++counter);
        tokens.put(list.clientToken(), id);
        var made = new Made(
                list, new PrefixList(id, ListState.READY, 1, list.maxEntries()), new TreeSet<>(), new TreeSet<>());
        lists.put(id, made);
        return Optional.of(made.list());
    }

    RouteWrite edit(PrefixListId id, long version, Collection<Cidr> added, Collection<Cidr> removed) {
        Made made = lists.get(id);
        if (made == null || made.list().state() == ListState.BUSY || made.list().version() != version) {
            return RouteWrite.OUTDATED;
        }
        var next = new TreeSet<>(made.entries());
        next.removeAll(removed);
        next.addAll(added);
        if (added.size() + removed.size() > VpcNetwork.MAX_LIST_EDIT
                || next.size() > made.list().maxEntries()) {
            throw new IllegalArgumentException("EC2 doesn't take that: %s + %s - %s".formatted(made, added, removed));
        }
        var busy = new PrefixList(id, ListState.BUSY, version, made.list().maxEntries());
        var edited = new Made(made.from(), busy, made.entries(), next);
        lists.put(id, holds ? edited : finished(edited));
        return RouteWrite.DONE;
    }

    /** @param fits whether the tables that name the list can take that size */
    RouteWrite resize(PrefixListId id, int maxEntries, IntPredicate fits) {
        Made made = lists.get(id);
        if (made == null || made.list().state() == ListState.BUSY) {
            return RouteWrite.OUTDATED;
        }
        if (maxEntries < made.entries().size() || maxEntries < 1) {
            throw new IllegalArgumentException("EC2 doesn't take that size: " + maxEntries);
        }
        var resized = fits.test(maxEntries)
                ? new PrefixList(id, ListState.READY, made.list().version(), maxEntries)
                : new PrefixList(
                        id, ListState.FAILED, made.list().version(), made.list().maxEntries());
        lists.put(id, new Made(made.from(), resized, made.entries(), made.entries()));
        return RouteWrite.DONE;
    }

    void delete(PrefixListId id) {
        lists.remove(id);
    }

    private static Made finished(Made made) {
        PrefixList before = made.list();
        var list = new PrefixList(before.id(), ListState.READY, before.version() + 1, before.maxEntries());
        return new Made(made.from(), list, made.next(), made.next());
    }
}
