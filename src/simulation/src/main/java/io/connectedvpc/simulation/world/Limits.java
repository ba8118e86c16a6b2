package io.connectedvpc.simulation.world;

import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.SddcStore;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one commit may hold. */
final class Limits {

    private Limits() {}

    static void requireFitting(SddcState before, SddcState after) {
        if (!before.sddcId().equals(after.sddcId()) || before.revision() != after.revision()) {
            throw new IllegalArgumentException("a commit is about one SDDC at one revision");
        }
        long changes = changes(before.segments(), after.segments())
                + changes(before.withdrawn(), after.withdrawn())
                + changes(byId(before), byId(after));
        if (changes > SddcStore.MAX_CHANGES) {
            throw new IllegalArgumentException(changes + " changes are too many for one commit");
        }
    }

    private static <K, V> long changes(Map<K, V> before, Map<K, V> after) {
        return Stream.of(before, after)
                .flatMap(map -> map.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .count();
    }

    private static Map<Long, PendingEvent> byId(SddcState state) {
        return state.outbox().stream().collect(Collectors.toMap(PendingEvent::id, Function.identity()));
    }
}
