package io.connectedvpc.simulation.oracle;

import static io.connectedvpc.simulation.oracle.Oracle.require;

import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.port.VpcNetwork.Target;
import io.connectedvpc.simulation.engine.Invocation;
import io.connectedvpc.simulation.world.EniState;
import io.connectedvpc.simulation.world.PrefixListState;
import io.connectedvpc.simulation.world.SimulatedVpc.TableWatch;
import io.connectedvpc.simulation.world.SimulatedVpc.VpcWatch;
import io.connectedvpc.simulation.world.Snapshot;
import io.connectedvpc.simulation.world.TableState;
import io.connectedvpc.simulation.world.VpcWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the program may write to a table. EC2 has no conditional writes: a function can only go by the newest state that it has read and the
 * tables as it last saw them. What it does wrong by them is a violation; what others changed between its look and its write is not, and has
 * to be put right later.
 */
public final class RouteRules implements VpcWatch {

    /** For so long a function may believe its SDDC's own write rather than what it is shown. */
    private static final Duration OWN_WRITE = Duration.ofMinutes(5);

    private final Oracle oracle;
    private final VpcWorld world;
    private final Map<String, Set<Cidr>> everDesired = new HashMap<>();
    private final Set<Place> beenThere = new HashSet<>();
    private final Map<Place, Instant> lastWrites = new HashMap<>();
    private final Set<String> mainTables = new HashSet<>();
    private final Set<String> leftBehind = new HashSet<>();
    private final Map<String, Set<Cidr>> anothersAtDeletion = new HashMap<>();
    private final Set<Given> given = new HashSet<>();
    private final Map<Asked, Trace> asked = new HashMap<>();
    private long late;

    public RouteRules(Oracle oracle, VpcWorld world) {
        this.oracle = oracle;
        this.world = world;
        oracle.onDesired(this::wanted);
    }

    /** What an SDDC had had when it was deleted. */
    private record Given(String sddcId, Set<Cidr> blocks, Instant at) {}

    /** A write that a function has asked for. */
    private record Asked(Invocation caller, String tableId, Destination destination) {}

    /** Where an SDDC's route can be. */
    private record Place(String sddcId, String tableId, Destination destination) {}

    /** How many writes came too late for what was desired or there by then. */
    public long late() {
        return late;
    }

    @Override
    public void mutates(Invocation caller) {
        require(
                !oracle.trace(caller).known().paused(),
                "nothing is written while an SDDC is paused",
                () -> caller + " writes and knows that it is paused");
    }

    @Override
    public void made(Invocation caller, EniState eni) {
        String sddcId = eni.from().sddcId();
        Desired now = oracle.model(sddcId).desired();
        if (!now.exists() || now.incarnation() != oracle.trace(caller).known().incarnation()) {
            leftBehind.add(eni.id());
            return;
        }
        boolean second = world.present().tagged(sddcId).stream()
                .anyMatch(other ->
                        other != eni && other.from().slot() == eni.from().slot() && !leftBehind.contains(other.id()));
        require(!second, "no slot has two ENIs", () -> "%s makes %s".formatted(caller, eni));
    }

    /**
     * Whether the ENI, or the route to it, was made after its SDDC was gone, by a function that didn't know yet: if that died too, only a
     * person can clean up.
     */
    boolean leftBehind(String thing) {
        return leftBehind.contains(thing);
    }

    @Override
    public void looked(Invocation caller, Snapshot shown) {
        oracle.trace(caller).looked(shown);
        shown.tables().values().stream().filter(TableState::main).forEach(table -> mainTables.add(table.id()));
    }

    @Override
    public void looked(Invocation caller, PrefixListState shown) {
        oracle.trace(caller).lookedAt(shown);
    }

    /** Whether the program has ever seen the table as a main one. */
    boolean wasMain(String tableId) {
        return mainTables.contains(tableId);
    }

    @Override
    public TableWatch asks(Invocation caller, String tableId, Destination destination) {
        // One that is asked for again before the next look, since the first call came to nothing, is still the same
        // write.
        Trace now = oracle.trace(caller).asOfNow();
        Trace then = asked.merge(
                new Asked(caller, tableId, destination),
                now,
                (before, again) -> before.looks() == again.looks() ? before : again);
        return (action, table, written, existing, eni) -> writes(caller, then, action, table, written, existing, eni);
    }

    private void writes(
            Invocation caller,
            Trace trace,
            Action action,
            TableState table,
            Destination destination,
            @Nullable Target existing,
            @Nullable String eni) {
        oracle.routesChanged();
        Supplier<String> what = () -> "%s: %s %s in %s, leading to %s, now to lead to %s"
                .formatted(caller, action, destination, table.id(), existing == null ? "nothing" : existing.id(), eni);
        TableState shown = shown(trace, table, what);
        switch (destination) {
            case Cidr block -> writes(trace, action, table, shown, block, existing, eni, what);
            case PrefixListId list -> writes(trace, action, table, shown, list, eni, what);
        }
    }

    private void writes(
            Trace trace,
            Action action,
            TableState table,
            TableState shown,
            PrefixListId id,
            @Nullable String eni,
            Supplier<String> what) {
        PrefixListState list = Objects.requireNonNull(world.present().lists().get(id.value()));
        require(list.from().sddcId().equals(trace.sddcId()), "no foreign route is touched", what);
        Desired known = trace.known();
        lastWrites.put(place(trace.sddcId(), table.id(), id), world.now());
        if (action == Action.DELETE) {
            boolean needless = !known.byList() || isAbandoned(trace, shown);
            require(needless, "a desired route is never deleted", what);
            boolean replaced = isAbandoned(trace, shown)
                    || known.destinations().stream().allMatch(block -> leadsToUs(trace, table, shown, block));
            require(replaced, "a change of the way of routing leaves no gap", what);
        } else {
            // On the way back the route that is there still leads to the blocks that have none of their own.
            require(known.byList() || action == Action.REPLACE, "only desired destinations are routed", what);
            toActiveEni(trace, eni, what);
        }
    }

    private boolean leadsToUs(Trace trace, TableState table, TableState shown, Cidr block) {
        // Another's own route wins over the list's anyway.
        return table.routes().containsKey(block)
                || shown.routes().containsKey(block)
                || wroteLately(place(trace.sddcId(), table.id(), block));
    }

    /** Whether the SDDC's list leads to the block in the table, as it is or as the function was shown it. */
    private boolean isCovered(Trace trace, TableState table, TableState shown, Cidr block) {
        PrefixListState seen = trace.list();
        if (!trace.known().byList() || seen == null) {
            return false;
        }
        String id = seen.id().value();
        PrefixListState present = world.present().lists().get(id);
        boolean holds = seen.entries().contains(block)
                || (present != null && present.entries().contains(block));
        return holds
                && (isOurs(trace, table.listRoutes().get(id))
                        || isOurs(trace, shown.listRoutes().get(id))
                        || wroteLately(place(trace.sddcId(), table.id(), seen.id())));
    }

    private boolean wroteLately(Place place) {
        return !lastWrites
                .getOrDefault(place, Instant.EPOCH)
                .isBefore(world.now().minus(OWN_WRITE));
    }

    /** Whether the SDDC has no business in the table any more. */
    private boolean isAbandoned(Trace trace, TableState shown) {
        boolean released =
                !wasMain(shown.id()) && !trace.known().additionalTables().contains(shown.id());
        return !shown.main() && (shown.subnets().isEmpty() || released);
    }

    private void writes(
            Trace trace,
            Action action,
            TableState table,
            TableState shown,
            Cidr destination,
            @Nullable Target existing,
            @Nullable String eni,
            Supplier<String> what) {
        Target seen = shown.routes().get(destination);
        Place place = place(trace.sddcId(), table.id(), destination);
        boolean excused = wroteLately(place);
        lastWrites.put(place, world.now());
        if (action == Action.DELETE) {
            boolean needless = isAbandoned(trace, shown)
                    || !trace.known().wants(destination)
                    || isCovered(trace, table, shown, destination);
            require(needless, "a desired route is never deleted", what);
            deletes(trace, destination, existing, excused || seen == null || isOurs(trace, seen), what);
        } else {
            leads(trace, destination, eni, what);
            if (action == Action.REPLACE) {
                replaces(trace, table, destination, existing, excused || isOurs(trace, seen), what);
            }
            beenThere.add(place);
            Desired now = oracle.model(trace.sddcId()).desired();
            if (!now.exists() || now.deleting()) {
                leftBehind.add(table.id() + " " + destination);
            }
        }
    }

    /** Whether the SDDC's route to a destination has been in the table since the destination was last wanted. */
    boolean established(String sddcId, String tableId, Cidr destination) {
        return beenThere.contains(place(sddcId, tableId, destination));
    }

    /** Whether the SDDC never asked for the destination. */
    boolean unexplained(String sddcId, Cidr destination) {
        return !everDesired.getOrDefault(sddcId, Set.of()).contains(destination);
    }

    /**
     * Whether another SDDC had, or had had, the block when this one was last deleted, or lately before: a route to this one there was not this one's
     * to delete.
     */
    boolean anothersAtDeletion(String sddcId, Cidr destination) {
        return anothersAtDeletion.getOrDefault(sddcId, Set.of()).contains(destination);
    }

    /** What is desired has become that. */
    private void wanted(String sddcId, Desired desired) {
        if (desired.exists()) {
            everDesired.computeIfAbsent(sddcId, id -> new HashSet<>()).addAll(desired.destinations());
        } else {
            Instant now = world.now();
            Set<Cidr> own = Objects.requireNonNullElse(everDesired.remove(sddcId), Set.of());
            Set<Cidr> anothers = new HashSet<>();
            everDesired.values().forEach(anothers::addAll);
            given.removeIf(past ->
                    past.at().plus(OWN_WRITE).isBefore(now) || past.sddcId().equals(sddcId));
            given.forEach(past -> anothers.addAll(past.blocks()));
            given.add(new Given(sddcId, own, now));
            anothersAtDeletion.put(sddcId, anothers);
        }
        beenThere.removeIf(place -> place.sddcId().equals(sddcId)
                && !(place.destination() instanceof Cidr block
                        && desired.wants(block)
                        && (wasMain(place.tableId())
                                || desired.additionalTables().contains(place.tableId()))));
        if (desired.exists()) {
            managed(desired)
                    .forEach(table -> desired.destinations().stream()
                            .filter(block ->
                                    sddcId.equals(world.owner(table.routes().get(block))))
                            .forEach(block -> beenThere.add(place(sddcId, table.id(), block))));
        }
    }

    /** The tables that an SDDC's routes belong in. */
    Stream<TableState> managed(Desired desired) {
        Snapshot now = world.present();
        return Stream.concat(
                Stream.of(now.mainTable(desired.vpcId())),
                desired.additionalTables().stream().map(now.tables()::get).filter(Objects::nonNull));
    }

    private void leads(Trace trace, Cidr destination, @Nullable String eniId, Supplier<String> what) {
        require(trace.known().wants(destination), "only desired destinations are routed", what);
        toActiveEni(trace, eniId, what);
        Desired now = oracle.model(trace.sddcId()).desired();
        countLate(!now.wants(destination) || now.activeSlot() != trace.known().activeSlot());
    }

    private void toActiveEni(Trace trace, @Nullable String eniId, Supplier<String> what) {
        Desired known = trace.known();
        EniState eni = world.present().enis().get(eniId);
        require(
                eni != null
                        && eni.from().sddcId().equals(trace.sddcId())
                        && eni.from().slot() == known.activeSlot(),
                "routes lead to the active ENI",
                () -> what.get() + ", and the active slot is " + known.activeSlot());
    }

    private void replaces(
            Trace trace,
            TableState table,
            Cidr destination,
            @Nullable Target existing,
            boolean looksOurs,
            Supplier<String> what) {
        boolean ours = isOurs(trace, existing);
        // Who doesn't know yet that it isn't wanted any more still takes it for drift.
        boolean unwanted = !oracle.model(trace.sddcId()).desired().wants(destination);
        boolean drift = unwanted || established(trace.sddcId(), table.id(), destination);
        require(ours || drift || looksOurs, "no foreign route is touched", what);
        countLate(!ours && !drift);
    }

    private void deletes(
            Trace trace, Cidr destination, @Nullable Target existing, boolean looksOurs, Supplier<String> what) {
        boolean explained = trace.known().deleting() || !unexplained(trace.sddcId(), destination);
        require(explained, "an unexplained route is left alone", what);
        boolean ours = isOurs(trace, existing);
        require(ours || looksOurs, "no foreign route is touched", what);
        Desired now = oracle.model(trace.sddcId()).desired();
        countLate(!ours || (now.wants(destination) && !now.byList()));
        String owner = world.owner(existing);
        if (owner != null && !ours) {
            oracle.soil(owner);
        }
    }

    private boolean isOurs(Trace trace, @Nullable Target target) {
        return trace.sddcId().equals(world.owner(target));
    }

    private TableState shown(Trace trace, TableState table, Supplier<String> what) {
        Snapshot looked = trace.looked();
        TableState shown =
                looked == null ? unseen(trace, table) : looked.tables().get(table.id());
        require(
                shown != null && (wasMain(table.id()) || oracle.wasAdditional(trace.sddcId(), table.id())),
                "only managed tables are written",
                what);
        return Objects.requireNonNull(shown);
    }

    /** An Edge move is written before the function looks, to the table as it is known from before. */
    private static @Nullable TableState unseen(Trace trace, TableState table) {
        return switch (trace.command()) {
            case Command.MoveEdge move -> table.withoutRoutes();
            case Command.HostChanged changed -> table.withoutRoutes();
            case null, default -> null;
        };
    }

    private void countLate(boolean isLate) {
        late += isLate ? 1 : 0;
    }

    private static Place place(String sddcId, String tableId, Destination destination) {
        return new Place(sddcId, tableId, destination);
    }
}
