package io.connectedvpc.simulation.world;

import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EdgeMove;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.EdgeRule;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.simulation.engine.Invocation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The store as its port describes it: consistent reads, conditional commits, claims held across the SDDCs of a VPC. */
public class SimulatedStore implements SddcStore {

    private final PortCalls calls;
    private final StoreWatch watch;
    private final EdgeRule edgeRule = new EdgeMoves();
    private final TreeMap<String, SddcState> states = new TreeMap<>();

    /** @param watch told of every read and every commit */
    public SimulatedStore(PortCalls calls, StoreWatch watch) {
        this.calls = calls;
        this.watch = watch;
    }

    /** Sees what the store answers and stores. */
    public interface StoreWatch {

        /** The caller has read that state. */
        void read(Invocation caller, SddcState state);

        /** The caller's commit has just made one state of another. */
        void committed(Invocation caller, SddcState before, SddcState after);
    }

    /** What is stored, without a call. */
    public SddcState stored(String sddcId) {
        return states.getOrDefault(sddcId, SddcState.unknown(sddcId));
    }

    /** Everything stored, without a call. */
    public List<SddcState> all() {
        return List.copyOf(states.values());
    }

    @Override
    public SddcState find(String sddcId) {
        return calls.call(Service.STORE, "Find", () -> read(sddcId), sddcId);
    }

    @Override
    public Commit commit(SddcState before, SddcState after) {
        return calls.call(Service.STORE, "Commit", () -> store(before, after), after);
    }

    @Override
    public Switch move(EdgeMove move) {
        return calls.call(Service.STORE, "Move", () -> storeMove(move), move);
    }

    @Override
    public Page list(int limit, @Nullable String next) {
        return calls.call(Service.STORE, "List", () -> page(limit, next), limit, next);
    }

    @Override
    public List<String> withInstance(String instanceId) {
        return calls.call(Service.STORE, "WithInstance", () -> hosting(instanceId), instanceId);
    }

    @Override
    public Optional<Commit.Overlap> overlapping(String vpcId, String sddcId, Cidr wanted) {
        return calls.call(Service.STORE, "Overlapping", () -> overlap(vpcId, sddcId, wanted), vpcId, sddcId, wanted);
    }

    /** Why the commit isn't made; empty when it is. */
    protected Optional<Commit> objection(SddcState before, SddcState after) {
        if (stored(before.sddcId()).revision() != before.revision()
                || calls.faults().contends()) {
            return Optional.of(new Commit.Contended());
        }
        return overlapOfNewClaims(before, after).map(overlap -> overlap);
    }

    private SddcState read(String sddcId) {
        SddcState state = stored(sddcId);
        watch.read(calls.caller(), state);
        return state;
    }

    private Commit store(SddcState before, SddcState after) {
        Limits.requireFitting(before, after);
        return objection(before, after).orElseGet(() -> {
            SddcState replaced = stored(after.sddcId());
            SddcState committed = after.committed();
            states.put(after.sddcId(), committed);
            watch.committed(calls.caller(), replaced, committed);
            return new Commit.Stored(committed);
        });
    }

    private Switch storeMove(EdgeMove move) {
        SddcState before = read(move.sddcId());
        if (!move.fits(before) || calls.faults().contends()) {
            return new Switch.NotMoved(before.summary());
        }
        SddcState moved = edgeRule.moved(before, move);
        states.put(move.sddcId(), moved);
        watch.committed(calls.caller(), before, moved);
        return new Switch.Moved(moved.summary());
    }

    private Page page(int limit, @Nullable String next) {
        List<SddcState> from = states.tailMap(next == null ? "" : next, false).values().stream()
                .filter(state -> state.sddc() != null || !state.waiting().isEmpty())
                .limit(limit + 1L)
                .toList();
        List<SddcState> shown =
                from.stream().limit(limit).map(SddcState::summary).toList();
        return new Page(shown, from.size() > limit ? shown.getLast().sddcId() : null);
    }

    private List<String> hosting(String instanceId) {
        return states.values().stream()
                .filter(state -> state.found().stream()
                        .flatMap(sddc -> sddc.hosts().stream())
                        .anyMatch(host -> instanceId.equals(host.instanceId())))
                .map(SddcState::sddcId)
                .toList();
    }

    private Optional<Commit.Overlap> overlapOfNewClaims(SddcState before, SddcState after) {
        String vpc = vpc(after);
        if (vpc == null) {
            return Optional.empty();
        }
        SortedSet<Cidr> held = vpc.equals(vpc(before)) ? before.claims() : new TreeSet<>();
        return after.claims().stream()
                .filter(wanted -> held.stream().noneMatch(block -> block.contains(wanted)))
                .flatMap(wanted -> overlap(vpc, after.sddcId(), wanted).stream())
                .findFirst();
    }

    private Optional<Commit.Overlap> overlap(String vpcId, String sddcId, Cidr wanted) {
        return states.values().stream()
                .filter(other -> !other.sddcId().equals(sddcId) && Objects.equals(vpcId, vpc(other)))
                .flatMap(other -> other.claims().stream()
                        .filter(wanted::overlaps)
                        .map(held -> new Commit.Overlap(wanted, held, other.sddcId())))
                .findFirst();
    }

    private static @Nullable String vpc(SddcState state) {
        return state.found().map(sddc -> sddc.attachment().vpcId()).orElse(null);
    }
}
