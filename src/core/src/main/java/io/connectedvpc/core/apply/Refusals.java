package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Place;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.plan.ListEdit;
import io.connectedvpc.core.plan.RouteState;
import io.connectedvpc.core.port.CloudFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What EC2 refuses for good, as things are: it must not keep all else from being written. */
final class Refusals {

    private final Map<Place, CloudFailure> routes = new HashMap<>();
    private @Nullable CloudFailure list;
    private boolean spare;

    void forget() {
        routes.clear();
        list = null;
        spare = false;
    }

    void add(Map<RouteChange, CloudFailure> refused) {
        refused.forEach((change, why) -> routes.put(change.place(), why));
    }

    /** An edit of the list was refused. Without what it has to spare there may be room for what is needed now. */
    void add(ListEdit edit, CloudFailure why) {
        if (edit.hasSpare()) {
            spare = true;
        } else {
            list = why;
        }
    }

    boolean include(RouteChange change) {
        return routes.containsKey(change.place());
    }

    /** What of an edit isn't refused. */
    ListEdit without(ListEdit edit) {
        if (list != null) {
            return ListEdit.NONE;
        }
        return spare ? edit.withoutSpare() : edit;
    }

    /** Why a write is refused; empty when none is. */
    Optional<CloudFailure> first() {
        return routes.values().stream().findFirst().or(() -> Optional.ofNullable(list));
    }

    /** What users see of that. */
    List<Warning> faults() {
        Stream<Warning> ofRoutes = routes.entrySet().stream()
                .map(entry -> Degradation.fault(
                        entry.getValue(), entry.getKey().destination().toString()));
        return Stream.concat(ofRoutes, Stream.ofNullable(list).map(Degradation::fault))
                .toList();
    }

    /** The destinations that aren't routed as desired because of that. */
    Set<Cidr> undone(SddcState state, Actual actual) {
        if (first().isEmpty()) {
            return Set.of();
        }
        Sddc sddc = state.found().orElseThrow();
        var undone = state.desiredDestinations().stream()
                .filter(destination -> RouteState.of(destination, sddc, actual).isAmiss())
                .collect(Collectors.toCollection(TreeSet::new));
        routes.keySet().stream()
                .map(Place::destination)
                .filter(Cidr.class::isInstance)
                .map(Cidr.class::cast)
                .forEach(undone::add);
        return undone;
    }
}
