package io.connectedvpc.core.port;

import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EdgeMove;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.WaitingEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store in memory that keeps the port's promises, and its limits. */
public final class InMemorySddcStore implements SddcStore {

    private final TreeMap<String, SddcState> states = new TreeMap<>();
    private final EdgeRule edgeRule = new EdgeMoves();

    @Override
    public synchronized SddcState find(String sddcId) {
        return states.getOrDefault(sddcId, SddcState.unknown(sddcId));
    }

    @Override
    public synchronized Commit commit(SddcState before, SddcState after) {
        requireFitting(before, after);
        if (find(before.sddcId()).revision() != before.revision()) {
            return new Commit.Contended();
        }
        Optional<Commit.Overlap> overlap = overlapOfNewClaims(before, after);
        if (overlap.isPresent()) {
            return overlap.get();
        }
        states.put(after.sddcId(), after.committed());
        return new Commit.Stored(after.committed());
    }

    @Override
    public synchronized Switch move(EdgeMove move) {
        SddcState before = find(move.sddcId());
        if (!move.fits(before)) {
            return new Switch.NotMoved(before.summary());
        }
        SddcState moved = edgeRule.moved(before, move);
        states.put(move.sddcId(), moved);
        return new Switch.Moved(moved.summary());
    }

    @Override
    public synchronized Page list(int limit, @Nullable String next) {
        List<SddcState> from = states.tailMap(next == null ? "" : next, false).values().stream()
                .filter(state -> state.found().isPresent() || !state.waiting().isEmpty())
                .limit(limit + 1L)
                .toList();
        List<SddcState> onPage =
                from.stream().limit(limit).map(SddcState::summary).toList();
        return new Page(onPage, from.size() > limit ? onPage.getLast().sddcId() : null);
    }

    @Override
    public synchronized List<String> withInstance(String instanceId) {
        return states.values().stream()
                .filter(state -> state.found().stream()
                        .flatMap(sddc -> sddc.hosts().stream())
                        .anyMatch(host -> host.inManagementCluster() && instanceId.equals(host.instanceId())))
                .map(SddcState::sddcId)
                .toList();
    }

    @Override
    public synchronized Optional<Commit.Overlap> overlapping(String vpcId, String sddcId, Cidr wanted) {
        return states.values().stream()
                .filter(other -> !other.sddcId().equals(sddcId) && vpcId.equals(vpc(other)))
                .flatMap(other -> overlaps(wanted, other))
                .findFirst();
    }

    private Optional<Commit.Overlap> overlapOfNewClaims(SddcState before, SddcState after) {
        SortedSet<Cidr> held = Objects.equals(vpc(before), vpc(after)) ? before.claims() : new TreeSet<>();
        return after.claims().stream()
                .filter(wanted -> held.stream().noneMatch(block -> block.contains(wanted)))
                .flatMap(wanted -> overlapping(Objects.requireNonNull(vpc(after)), after.sddcId(), wanted).stream())
                .findFirst();
    }

    private static Stream<Commit.Overlap> overlaps(Cidr wanted, SddcState other) {
        return other.claims().stream()
                .filter(wanted::overlaps)
                .map(held -> new Commit.Overlap(wanted, held, other.sddcId()));
    }

    private static @Nullable String vpc(SddcState state) {
        return state.found().map(sddc -> sddc.attachment().vpcId()).orElse(null);
    }

    private static void requireFitting(SddcState before, SddcState after) {
        if (!before.sddcId().equals(after.sddcId()) || before.revision() != after.revision()) {
            throw new IllegalArgumentException("a commit is about one SDDC at one revision");
        }
        long changes = changes(before.segments(), after.segments())
                + changes(before.withdrawn(), after.withdrawn())
                + changes(byId(before), byId(after))
                + changes(waitingById(before), waitingById(after));
        if (changes > MAX_CHANGES) {
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

    private static Map<String, WaitingEvent> waitingById(SddcState state) {
        return state.waiting().stream().collect(Collectors.toMap(WaitingEvent::id, Function.identity()));
    }

    private static Map<Long, PendingEvent> byId(SddcState state) {
        return state.outbox().stream().collect(Collectors.toMap(PendingEvent::id, Function.identity()));
    }
}
