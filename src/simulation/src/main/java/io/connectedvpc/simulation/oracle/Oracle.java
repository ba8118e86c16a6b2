package io.connectedvpc.simulation.oracle;

import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.decide.Decision;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.service.Outcome;
import io.connectedvpc.simulation.engine.InvariantViolated;
import io.connectedvpc.simulation.engine.Invocation;
import io.connectedvpc.simulation.world.SimulatedStore.StoreWatch;
import io.connectedvpc.simulation.world.TableState;
import io.connectedvpc.simulation.world.VpcWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows every call of a function and holds what it commits and answers against the model. Commands are applied to the model in the order
 * in which they are committed, so that whatever is stored must equal the model at every moment.
 */
public final class Oracle implements StoreWatch {

    private static final Set<EventType> AFTER_VERIFICATION =
            EnumSet.of(EventType.SDDC_PROVISIONED, EventType.SEGMENT_SYNCHRONIZED, EventType.EDGE_MOVE_APPLIED);

    private final SortedMap<String, String> vpcs;
    private final VpcWorld world;
    private final Duration staleness;
    private final boolean tight;
    private final Function<String, SddcState> stored;
    private final SortedMap<String, SddcModel> models = new TreeMap<>();
    private final Map<String, TreeMap<Long, Desired>> desiredAt = new HashMap<>();
    private final Map<Invocation, Trace> underWay = new LinkedHashMap<>();
    private final Set<String> owed = new TreeSet<>();
    private final Set<String> published = new TreeSet<>();
    private final Map<String, Map<Cidr, Map<String, Instant>>> contested = new HashMap<>();
    private final Set<String> waiting = new TreeSet<>();
    private final Map<String, Long> disturbed = new HashMap<>();
    private final Set<String> decided = new HashSet<>();
    private final Set<String> everMain = new HashSet<>();
    private final Map<String, Set<String>> everAdditional = new HashMap<>();
    private final Map<String, Soiled> dirty = new HashMap<>();
    private BiConsumer<String, Desired> onDesired = (sddcId, desired) -> {};
    private long count;

    /** When something last went wrong with an SDDC: as the oracle counts, and by the clock. */
    private record Soiled(long count, Instant time) {}

    /**
     * @param vpcs of the SDDCs, those to come too
     * @param staleness how old a read can be
     * @param stored what is stored of an SDDC, without a call
     */
    public Oracle(
            Map<String, String> vpcs,
            VpcWorld world,
            Duration staleness,
            boolean tight,
            Function<String, SddcState> stored) {
        this.vpcs = new TreeMap<>(vpcs);
        this.world = world;
        this.staleness = staleness;
        this.tight = tight;
        this.stored = stored;
    }

    /** @param listener told whenever what is desired of an SDDC has changed */
    void onDesired(BiConsumer<String, Desired> listener) {
        onDesired = listener;
    }

    /** A function is called. */
    public void begins(Invocation invocation, String sddcId, String causeId, @Nullable Command command) {
        var trace = new Trace(sddcId, causeId, command, ++count, world.now());
        underWay.put(invocation, trace);
        routesChanged();
    }

    /** Whether a read may answer from the past. */
    boolean readsMayBeOld() {
        return !staleness.isZero();
    }

    /** Whether no function is at work. */
    public boolean idle() {
        return underWay.isEmpty();
    }

    /** A function died, or threw what lets it be called again. */
    public void fails(Invocation invocation) {
        soil(end(invocation).sddcId());
    }

    /** A command was answered. */
    public void answers(Invocation invocation, Outcome outcome) {
        Trace trace = end(invocation);
        decided.add(trace.causeId());
        waiting.remove(trace.causeId());
        switch (outcome) {
            case Outcome.Applied applied -> {
                require(
                        trace.applied() || trace.allowed().contains(Answer.NOTHING) || movedByAnother(trace),
                        "no acknowledged command is lost",
                        () -> "%s was answered as applied and isn't stored".formatted(trace.command()));
                reconciled(trace, applied.reconciled());
            }
            case Outcome.Ignored ignored -> {
                Answer given = ignored.reason() == Decision.Reason.STALE ? Answer.STALE : Answer.DUPLICATE;
                requireAllowed(trace, given);
                soil(trace.sddcId()); // it may have begun a reconcile and not finished it
            }
        }
    }

    /** An event came before what it needs. */
    public void early(String causeId, boolean waits) {
        require(waits, "an early event waits", () -> causeId + " doesn't");
        if (!decided.contains(causeId)) {
            waiting.add(causeId);
        }
    }

    /** An event that waited is tried again. */
    public void triedAgain(String causeId) {
        waiting.remove(causeId);
    }

    /** The events that wait and were never tried again. */
    Set<String> waiting() {
        return waiting;
    }

    /** Who got no answer from the store can't tell its own move from that of another delivery of the command. */
    private static boolean movedByAnother(Trace trace) {
        return trace.command() instanceof Command.MoveEdge && trace.allowed().contains(Answer.DUPLICATE);
    }

    /** A command was refused, or not finished. */
    public void answers(Invocation invocation, Problem problem) {
        Trace trace = end(invocation);
        Boolean committed = problem.committed();
        if (committed == null && Answer.of(problem.code()) == Answer.LATER) {
            soil(trace.sddcId()); // nobody knows whether it is stored
            return;
        }
        if (committed == null) {
            requireAllowed(trace, Answer.of(problem.code()));
            return;
        }
        soil(trace.sddcId());
        require(
                committed || !trace.applied(),
                "a command said not to be committed isn't",
                () -> "%s is stored, and the answer was %s".formatted(trace.command(), problem));
        require(
                !committed || trace.applied() || trace.isAllowed(Answer.DUPLICATE, Answer.NOTHING),
                "no acknowledged command is lost",
                () -> "%s isn't stored, and the answer was %s".formatted(trace.command(), problem));
    }

    /**
     * A reconcile ended without an error.
     *
     * @param early before it had to
     */
    public void reconciled(Invocation invocation, boolean early) {
        Trace trace = end(invocation);
        if (early && !trace.known().paused()) {
            endsWell(trace);
        } else {
            soil(trace.sddcId());
        }
    }

    /** A function ended that had nothing to do. */
    public void ends(Invocation invocation) {
        end(invocation);
    }

    /** Somebody else changed the VPC: until a reconcile that begins from now on, its SDDCs may be out of sync. */
    public void disturbed(String vpcId) {
        vpcs.forEach((sddcId, itsVpc) -> {
            if (itsVpc.equals(vpcId)) {
                soil(sddcId);
                disturbed.put(sddcId, count);
            }
        });
        routesChanged();
    }

    /** A write of this program may have come too late for what is desired now. */
    void soil(String sddcId) {
        dirty.put(sddcId, new Soiled(++count, world.now()));
    }

    /** Whether a reconcile has ended well since anything went wrong with the SDDC. */
    boolean clean(String sddcId) {
        return !dirty.containsKey(sddcId);
    }

    /** Routes have changed, or are about to: some may be in the way of an SDDC that wants their destination. */
    public void routesChanged() {
        Collection<TableState> tables = world.present().tables().values();
        tables.stream().filter(TableState::main).map(TableState::id).forEach(everMain::add);
        tables.forEach(table -> table.routes()
                .forEach((destination, target) -> contested
                        .computeIfAbsent(table.id(), id -> new HashMap<>())
                        .computeIfAbsent(destination, place -> new HashMap<>())
                        .put(target.id(), world.now())));
        underWay.values().forEach(this::allow);
    }

    public void published(Invocation caller, Announcement announcement) {
        String id = event(announcement.type(), announcement.sddcId(), announcement.causeEventId());
        published.add(id);
        Trace trace = trace(caller);
        require(
                !AFTER_VERIFICATION.contains(announcement.type())
                        || trace.looked() != null
                        || trace.known().deleting(),
                "an event is sent after verification",
                () -> "%s by %s, which hasn't looked since".formatted(id, caller));
    }

    /** Whether a command, if it came now, would change nothing. */
    public boolean saysNothingNew(Command command) {
        SddcModel model = model(command.sddcId());
        Set<Answer> right = model.judge(command, foreignClaims(command.sddcId()));
        return !right.contains(Answer.APPLY) || model.isAsWantedBy(command);
    }

    /** The events of applied commands that were never sent. */
    List<String> unpublished() {
        return owed.stream().filter(event -> !published.contains(event)).toList();
    }

    @Override
    public void read(Invocation caller, SddcState state) {
        knows(caller, state);
    }

    @Override
    public void committed(Invocation caller, SddcState before, SddcState after) {
        Trace trace = underWay.get(caller);
        SddcModel model = model(after.sddcId());
        View stored = View.of(after);
        if (before.sddc() != null && after.sddc() == null) {
            require(model.deleting(), "only a deleted SDDC is forgotten", () -> "%s by %s".formatted(model, caller));
            model.gone(times(after));
        } else if (trace != null && trace.isOpenCommand() && !View.of(before).equals(stored)) {
            apply(trace, model);
        }
        require(
                model.view().equals(stored),
                "what is stored is what was asked for",
                () -> "after %s by %s%n  stored %s%n  model  %s"
                        .formatted(trace == null ? "?" : trace.command(), caller, stored, model.view()));
        note(after, model.desired());
        knows(caller, after);
        requireDisjointClaims(after);
        underWay.values().forEach(this::allow);
    }

    private static Map<String, Instant> times(SddcState state) {
        var times = new HashMap<String, Instant>();
        state.segments().forEach((name, segment) -> {
            if (segment.fence().time() != null) {
                times.put(name, segment.fence().time());
            }
        });
        return times;
    }

    /** The trace of a call under way. */
    Trace trace(Invocation invocation) {
        Trace trace = underWay.get(invocation);
        if (trace == null) {
            throw new IllegalStateException(invocation + " isn't under way");
        }
        return trace;
    }

    SddcState stored(String sddcId) {
        return stored.apply(sddcId);
    }

    SddcModel model(String sddcId) {
        return models.computeIfAbsent(sddcId, SddcModel::new);
    }

    SortedMap<String, SddcModel> models() {
        return models;
    }

    static void require(boolean holds, String invariant, Supplier<String> detail) {
        if (!holds) {
            throw new InvariantViolated(invariant, detail.get());
        }
    }

    private void apply(Trace trace, SddcModel model) {
        Command command = Objects.requireNonNull(trace.command());
        Set<Answer> right = model.judge(command, foreignClaims(command.sddcId()));
        require(
                right.contains(Answer.APPLY),
                "only what may be applied is applied",
                () -> "%s was committed and should have been answered %s by %s".formatted(command, right, model));
        trace.setApplied();
        trace.looked(null);
        boolean wasDeleting = model.deleting();
        Desired before = model.desired();
        boolean changed = model.apply(command);
        EventType type = switch (command) {
            case Command.ProvisionSddc put -> EventType.SDDC_PROVISIONED;
            case Command.DeprovisionSddc delete -> EventType.SDDC_DEPROVISIONED;
            case Command.PutSegment put -> EventType.SEGMENT_SYNCHRONIZED;
            case Command.DeleteSegment delete -> EventType.SEGMENT_SYNCHRONIZED;
            case Command.MoveEdge move -> EventType.EDGE_MOVE_APPLIED;
            case Command.HostChanged host -> EventType.EDGE_MOVE_APPLIED;
        };
        boolean causes = switch (command) {
            case Command.DeprovisionSddc delete -> model.deleting() && !wasDeleting;
            case Command.HostChanged host -> model.desired().activeSlot() != before.activeSlot();
            default -> changed;
        };
        if (causes) {
            owed.add(event(type, command.sddcId(), trace.causeId()));
        }
    }

    private void note(SddcState after, Desired desired) {
        TreeMap<Long, Desired> known = desiredAt.computeIfAbsent(after.sddcId(), id -> new TreeMap<>());
        if (known.isEmpty() || !known.lastEntry().getValue().equals(desired)) {
            onDesired.accept(after.sddcId(), desired);
        }
        known.put(after.revision(), desired);
        everAdditional.computeIfAbsent(after.sddcId(), id -> new HashSet<>()).addAll(desired.additionalTables());
    }

    private Trace end(Invocation invocation) {
        Trace trace = trace(invocation);
        underWay.remove(invocation);
        return trace;
    }

    private void reconciled(Trace trace, Reconciled reconciled) {
        switch (reconciled.progress()) {
            case DONE -> endsWell(trace);
            case UNFINISHED, FOLLOWED -> soil(trace.sddcId());
            case PAUSED, GONE -> {}
        }
    }

    /** Who has looked and found nothing left to do makes good all that went wrong so long before it began that its reads showed it. */
    private void endsWell(Trace trace) {
        if (disturbed.getOrDefault(trace.sddcId(), 0L) > trace.begun()) {
            // It believes what it wrote before people came, and has told so.
            soil(trace.sddcId());
        }
        Soiled soiled = dirty.get(trace.sddcId());
        if (soiled != null
                && trace.looked() != null
                && soiled.count() < trace.begun()
                && !trace.begunAt().isBefore(soiled.time().plus(staleness))) {
            dirty.remove(trace.sddcId());
        }
    }

    private void knows(Invocation caller, SddcState state) {
        Trace trace = underWay.get(caller);
        if (trace != null && trace.sddcId().equals(state.sddcId())) {
            Desired desired =
                    desiredAt.getOrDefault(state.sddcId(), new TreeMap<>()).get(state.revision());
            trace.knows(desired == null ? trace.known() : desired);
        }
    }

    private void allow(Trace trace) {
        Command command = trace.command();
        if (command == null) {
            return;
        }
        SddcModel model = model(command.sddcId());
        trace.allowed().addAll(model.judge(command, foreignClaims(command.sddcId())));
        if (trace.allowed().contains(Answer.APPLY) && model.isUnchangedBy(command)) {
            trace.allowed().add(Answer.NOTHING);
        }
        Instant shownAtFirst = trace.begunAt().minus(staleness);
        boolean inTheWay = tables(command)
                .flatMap(table -> wanted(command, model).stream().map(contested.getOrDefault(table, Map.of())::get))
                .filter(Objects::nonNull)
                .flatMap(targets -> targets.entrySet().stream())
                .anyMatch(target ->
                        !target.getValue().isBefore(shownAtFirst) && !isOwn(command.sddcId(), target.getKey()));
        if (inTheWay) {
            trace.allowed().add(Answer.CONFLICT);
        }
        if (tight && staleness.isPositive()) {
            // There is room, but a read may show routes, or a list, that are gone already.
            trace.allowed().add(Answer.NO_ROOM);
        }
    }

    /** The tables in which somebody else's route may be in the way of the command. */
    private Stream<String> tables(Command command) {
        String vpcId = Objects.requireNonNull(vpcs.get(command.sddcId()));
        Stream<String> mainOnes = world.present().tables().values().stream()
                .filter(table -> table.vpcId().equals(vpcId))
                .map(TableState::id)
                .filter(everMain::contains);
        Stream<String> added =
                command instanceof Command.ProvisionSddc put && put.spec().additionalRouteTableIds() != null
                        ? put.spec().additionalRouteTableIds().stream()
                        : Stream.empty();
        return Stream.of(mainOnes, added, everAdditional.getOrDefault(command.sddcId(), Set.of()).stream())
                .flatMap(tables -> tables)
                .distinct();
    }

    /** Whether the table was ever one of those that the SDDC was to be routed in beside the main one. */
    boolean wasAdditional(String sddcId, String tableId) {
        return everAdditional.getOrDefault(sddcId, Set.of()).contains(tableId);
    }

    /** A route to an ENI of a former SDDC of that name is in the way like anybody else's. */
    private boolean isOwn(String sddcId, String target) {
        return stored(sddcId).found().filter(sddc -> sddc.owns(target)).isPresent();
    }

    private static Set<Cidr> wanted(Command command, SddcModel model) {
        return switch (command) {
            case Command.ProvisionSddc put -> {
                var wanted = new TreeSet<Cidr>();
                Stream.ofNullable(put.spec().managementCidr()).map(Cidr::parse).forEach(wanted::add);
                if (put.spec().additionalRouteTableIds() != null) {
                    wanted.addAll(model.claimed());
                }
                yield wanted;
            }
            case Command.PutSegment put when put.cidr() != null -> Set.of(Cidr.parse(put.cidr()));
            default -> Set.of();
        };
    }

    private void requireAllowed(Trace trace, Answer given) {
        require(
                trace.allowed().contains(given) && !trace.applied(),
                "every refusal is right",
                () -> "%s was answered %s; right would have been one of %s%s"
                        .formatted(
                                trace.command(), given, trace.allowed(), trace.applied() ? ", and it is stored" : ""));
    }

    /** The blocks of all other SDDCs, of any VPC that this one's may be. */
    private Collection<Cidr> foreignClaims(String sddcId) {
        var claims = new TreeSet<Cidr>();
        models.keySet().stream()
                .filter(other -> !other.equals(sddcId))
                .map(stored)
                .filter(state -> state.sddc() != null && sameVpc(sddcId, state))
                .forEach(state -> claims.addAll(state.claims()));
        return claims;
    }

    private boolean sameVpc(String sddcId, SddcState other) {
        return other.found().orElseThrow().attachment().vpcId().equals(vpcs.get(sddcId));
    }

    private void requireDisjointClaims(SddcState state) {
        // A deleted SDDC gives its blocks up one by one.
        Collection<Cidr> claimed = model(state.sddcId()).deleting()
                ? state.claims()
                : model(state.sddcId()).claimed();
        for (Cidr wanted : claimed) {
            for (Cidr held : foreignClaims(state.sddcId())) {
                require(
                        !wanted.overlaps(held),
                        "claims of two SDDCs never overlap",
                        () -> "%s of %s and %s of another".formatted(wanted, state.sddcId(), held));
            }
        }
    }

    private static String event(EventType type, String sddcId, @Nullable String causeId) {
        return "%s of %s for %s".formatted(type.detailType(), sddcId, causeId);
    }
}
