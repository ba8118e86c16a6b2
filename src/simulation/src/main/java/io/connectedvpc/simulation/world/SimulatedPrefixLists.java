package io.connectedvpc.simulation.world;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import io.connectedvpc.core.port.VpcNetwork.NewPrefixList;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import io.connectedvpc.simulation.engine.Scheduler;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What becomes of prefix lists: EC2 takes edits one at a time, and its time for each. */
final class SimulatedPrefixLists {

    private static final int SLOWEST_EDIT_MILLIS = 4_000;

    private final VpcWorld world;
    private final Scheduler scheduler;
    private final Faults faults;
    private final SortedMap<String, PrefixListId> tokens = new TreeMap<>();
    private int counter;

    SimulatedPrefixLists(VpcWorld world, Scheduler scheduler, Faults faults) {
        this.world = world;
        this.scheduler = scheduler;
        this.faults = faults;
    }

    Optional<PrefixList> create(NewPrefixList wanted) {
        PrefixListId known = tokens.get(wanted.clientToken());
        if (known != null) {
            return Optional.ofNullable(list(known))
                    .filter(list -> list.from().equals(wanted))
                    .map(PrefixListState::shown);
        }
        var id = new PrefixListId("pl-%03d".formatted(++counter));
        tokens.put(wanted.clientToken(), id);
        var made = new PrefixListState(id, wanted, ListState.BUSY, 1, wanted.maxEntries(), new TreeSet<>());
        world.change(now -> now.with(made));
        later(id, list -> list.in(ListState.READY));
        return Optional.of(made.shown());
    }

    RouteWrite edit(PrefixListId id, long version, Collection<Cidr> added, Collection<Cidr> removed) {
        PrefixListState before = list(id);
        if (before == null || before.state() == ListState.BUSY || before.version() != version) {
            return RouteWrite.OUTDATED;
        }
        SortedSet<Cidr> next = new TreeSet<>(before.entries());
        next.removeAll(removed);
        next.addAll(added);
        if (added.size() + removed.size() > VpcNetwork.MAX_LIST_EDIT || next.size() > before.maxEntries()) {
            throw Failures.of(Kind.IMPOSSIBLE, Service.EC2.action("ModifyManagedPrefixList"), "too many entries");
        }
        world.change(now -> now.with(before.in(ListState.BUSY)));
        later(id, list -> list.holding(next));
        return RouteWrite.DONE;
    }

    /** @param quota how much a table takes */
    RouteWrite resize(PrefixListId id, int size, int quota) {
        PrefixListState before = list(id);
        if (before == null || before.state() == ListState.BUSY) {
            return RouteWrite.OUTDATED;
        }
        if (size < before.entries().size() || size < 1) {
            throw Failures.of(Kind.IMPOSSIBLE, Service.EC2.action("ModifyManagedPrefixList"), "it holds more");
        }
        world.change(now -> now.with(before.in(ListState.BUSY)));
        later(id, list -> fits(id, size, quota) ? list.sized(size) : list.in(ListState.FAILED));
        return RouteWrite.DONE;
    }

    RouteWrite delete(PrefixListId id) {
        PrefixListState before = list(id);
        if (before == null) {
            return RouteWrite.DONE;
        }
        if (before.state() == ListState.BUSY || isRouted(id)) {
            return RouteWrite.OUTDATED;
        }
        world.change(now -> now.without(id));
        return RouteWrite.DONE;
    }

    @Nullable
    PrefixListState list(PrefixListId id) {
        return world.present().lists().get(id.value());
    }

    private boolean isRouted(PrefixListId id) {
        return !world.present().tablesWith(id).isEmpty();
    }

    private boolean fits(PrefixListId id, int size, int quota) {
        return world.present().tables().values().stream()
                .filter(table -> table.listRoutes().containsKey(id.value()))
                .allMatch(table -> table.routes().size() + size <= quota);
    }

    private void later(PrefixListId id, UnaryOperator<PrefixListState> change) {
        Duration time = Duration.ofMillis(faults.chance().nextInt(SLOWEST_EDIT_MILLIS));
        scheduler.after(time, () -> {
            PrefixListState edited = list(id);
            if (edited != null) {
                world.change(now -> now.with(change.apply(edited)));
            }
        });
    }
}
