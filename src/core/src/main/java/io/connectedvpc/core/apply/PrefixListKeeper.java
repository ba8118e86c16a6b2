package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RoutedList;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.plan.ListSizes;
import io.connectedvpc.core.plan.ManagedTables;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork.NewPrefixList;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/** Sees to it that an SDDC that is routed by a prefix list has one, and another one hasn't. */
final class PrefixListKeeper {

    private static final Duration LONGEST_CREATION = Duration.ofSeconds(10);

    private final Ports ports;
    private final StateUpdate updates;
    private final int routeQuota;

    PrefixListKeeper(Ports ports, int routeQuota) {
        this.ports = ports;
        this.updates = new StateUpdate(ports);
        this.routeQuota = routeQuota;
    }

    /**
     * Creates or adopts the list where it is wanted and lacks.
     *
     * @return the state with the list recorded, or without one as long as EC2 doesn't show it; empty when the SDDC is gone
     */
    Optional<SddcState> keep(SddcState state) {
        RoutedList list = state.found().orElseThrow().routing().list();
        if (list == null || !state.found().orElseThrow().routing().byList()) {
            return Optional.of(state);
        }
        if (list.id() != null) {
            return isGone(list.id(), list) ? renewed(state, list) : Optional.of(state);
        }
        return tagged(state)
                .findFirst()
                .map(found -> recorded(state, list, found))
                .or(() -> created(state, list).map(made -> keptOrDeleted(state, list, made)))
                .orElseGet(() -> mayBeHidden(list) ? Optional.of(state) : renewed(state, list));
    }

    /** The list that was made with the token is gone: another one takes another token. */
    private Optional<SddcState> renewed(SddcState state, RoutedList list) {
        return update(state.sddcId(), list, RoutedList.wanted(ports.tokens().get()));
    }

    /** A list that isn't shown so long after its creation has been deleted. */
    private boolean isGone(PrefixListId id, RoutedList list) {
        return !mayBeHidden(list) && ports.network().prefixList(id).isEmpty();
    }

    private boolean mayBeHidden(RoutedList list) {
        Instant bound = ports.time().instant().minus(Staleness.BOUND);
        return ClientTokens.requestedAt(list.clientToken()).isAfter(bound)
                || list.editedAt().isAfter(bound);
    }

    /**
     * Deletes the list of an SDDC that needs none, once no table names it; also one that was made beside it, when a read had hidden the first.
     *
     * @return false when there is more to do
     */
    boolean remove(SddcState state) {
        RoutedList list = state.found().map(sddc -> sddc.routing().list()).orElse(null);
        if (list == null) {
            return true;
        }
        // One that isn't recorded may be hidden from reads, or be made only now by a slow function: asking once more
        // with its token tells, and spends the token. What reads show may be one from before.
        Optional<PrefixListId> own = Optional.ofNullable(list.id()).or(() -> created(state, list));
        List<RouteWrite> deletions = Stream.concat(own.stream(), tagged(state))
                .distinct()
                .map(ports.network()::deletePrefixList)
                .toList();
        boolean found = own.isPresent() || !mayBeHidden(list);
        boolean deleted = found && !deletions.contains(RouteWrite.OUTDATED);
        if (deleted) {
            forget(state.sddcId(), list);
        } else if (list.id() == null) {
            // The next time the token may be for a list of another size, and no read show this one.
            own.ifPresent(made -> recorded(state, list, made));
        }
        return deleted;
    }

    /**
     * Tells why a list can't be deleted. A table that was shown without a route to it is no reason: its route is just gone.
     *
     * @param tables of the VPC, as they were seen
     * @throws CloudFailure when others refer to it
     */
    void requireUnused(SddcState state, List<RouteTable> tables) {
        Optional<PrefixListId> own = state.found().flatMap(Sddc::prefixListId);
        Stream.concat(own.stream(), tagged(state)).distinct().forEach(list -> {
            SortedSet<String> others = ports.network().prefixListUsers(list);
            tables.stream()
                    .filter(table -> ManagedTables.routeTo(table, list).isEmpty())
                    .map(RouteTable::routeTableId)
                    .forEach(others::remove);
            if (!others.isEmpty()) {
                String reason = "others refer to the prefix list %s: %s".formatted(list, String.join(", ", others));
                throw new CloudFailure(
                        Kind.IMPOSSIBLE, "ec2:DeleteManagedPrefixList", reason, new IllegalStateException(reason));
            }
        });
    }

    /** By now it may be wanted again, and then anew. */
    private void forget(String sddcId, RoutedList deleted) {
        updates.store(sddcId, newest -> {
            if (!deleted.equals(newest.routing().list())) {
                return newest;
            }
            boolean wanted = newest.routing().byList() && newest.lifecycle() != Sddc.Lifecycle.DELETING;
            return newest.withList(wanted ? RoutedList.wanted(ports.tokens().get()) : null);
        });
    }

    private Stream<PrefixListId> tagged(SddcState state) {
        return ports.network().taggedPrefixLists(state.sddcId()).stream().map(PrefixList::id);
    }

    private Optional<PrefixListId> created(SddcState state, RoutedList list) {
        Sddc sddc = state.found().orElseThrow();
        int size = ListSizes.initial(state, VpcLook.at(ports.network(), sddc).tables(), routeQuota);
        return ports.network()
                .createPrefixList(new NewPrefixList(state.sddcId(), size, list.clientToken()))
                .map(PrefixList::id);
    }

    private Optional<SddcState> recorded(SddcState state, RoutedList list, PrefixListId id) {
        return update(state.sddcId(), list, list.created(id, ports.time().instant()));
    }

    /** A list that was made in vain, since another one is recorded by now or none is wanted, goes again: nothing leads to it. */
    private Optional<SddcState> keptOrDeleted(SddcState state, RoutedList list, PrefixListId made) {
        Optional<SddcState> newest = recorded(state, list, made);
        RoutedList wanted = newest.flatMap(SddcState::found)
                .map(sddc -> sddc.routing().list())
                .orElse(null);
        boolean toBeAdopted =
                wanted != null && (wanted.id() == null || wanted.id().equals(made));
        if (!toBeAdopted) {
            delete(made);
        }
        return newest;
    }

    /** EC2 deletes none that it is still making. */
    private void delete(PrefixListId made) {
        Instant end = ports.time().instant().plus(LONGEST_CREATION);
        for (var backoff = Backoff.forAws(ports.time());
                ports.network().deletePrefixList(made) == RouteWrite.OUTDATED && backoff.fitsBefore(end); ) {
            backoff.pause();
        }
    }

    /** Changes the record unless somebody else has meanwhile. */
    private Optional<SddcState> update(String sddcId, RoutedList seen, RoutedList next) {
        return updates.store(sddcId, newest -> seen.equals(newest.routing().list()) ? newest.withList(next) : newest);
    }
}
