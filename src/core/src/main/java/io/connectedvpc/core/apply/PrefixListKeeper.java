package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RoutedList;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.plan.ListSizes;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork.NewPrefixList;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import java.time.Instant;
import java.util.Optional;

/** Sees to it that an SDDC that is routed by a prefix list has one, and another one hasn't. */
final class PrefixListKeeper {

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
        return adopted(state)
                .or(() -> created(state, list))
                .map(found -> recorded(state, list, found))
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
     * Deletes the list of an SDDC that needs none, once no table names it.
     *
     * @return false when there is more to do
     */
    boolean remove(SddcState state) {
        RoutedList list = state.found().map(sddc -> sddc.routing().list()).orElse(null);
        if (list == null) {
            return true;
        }
        Optional<PrefixListId> id = Optional.ofNullable(list.id()).or(() -> adopted(state));
        if (id.isEmpty()) {
            // It may be hidden from reads, or be made only now by a slow function: asking once more with its token
            // tells, and spends the token.
            id = created(state, list);
            if (id.isEmpty() && mayBeHidden(list)) {
                return false;
            }
        }
        boolean deleted = id.map(ports.network()::deletePrefixList)
                .filter(RouteWrite.OUTDATED::equals)
                .isEmpty();
        if (deleted) {
            forget(state.sddcId(), list);
        }
        return deleted;
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

    private Optional<PrefixListId> adopted(SddcState state) {
        return ports.network().taggedPrefixLists(state.sddcId()).stream()
                .findFirst()
                .map(PrefixList::id);
    }

    private Optional<PrefixListId> created(SddcState state, RoutedList list) {
        Sddc sddc = state.found().orElseThrow();
        int size = ListSizes.initial(
                state, ports.network().routeTables(sddc.attachment().vpcId()), routeQuota);
        return ports.network()
                .createPrefixList(new NewPrefixList(state.sddcId(), size, list.clientToken()))
                .map(PrefixList::id);
    }

    private Optional<SddcState> recorded(SddcState state, RoutedList list, PrefixListId id) {
        return update(state.sddcId(), list, list.created(id, ports.time().instant()));
    }

    /** Changes the record unless somebody else has meanwhile. */
    private Optional<SddcState> update(String sddcId, RoutedList seen, RoutedList next) {
        return updates.store(sddcId, newest -> seen.equals(newest.routing().list()) ? newest.withList(next) : newest);
    }
}
