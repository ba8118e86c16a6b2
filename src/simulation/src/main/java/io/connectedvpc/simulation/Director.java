package io.connectedvpc.simulation;

import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Command.SddcSpec;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.service.Outcome;
import io.connectedvpc.simulation.Functions.Handled;
import io.connectedvpc.simulation.engine.History;
import io.connectedvpc.simulation.engine.InvariantViolated;
import io.connectedvpc.simulation.engine.Invocation;
import io.connectedvpc.simulation.engine.Scheduler;
import io.connectedvpc.simulation.oracle.Inspection;
import io.connectedvpc.simulation.oracle.Oracle;
import io.connectedvpc.simulation.oracle.Stamps;
import io.connectedvpc.simulation.scenario.Feature;
import io.connectedvpc.simulation.scenario.Scenario;
import io.connectedvpc.simulation.scenario.Step;
import io.connectedvpc.simulation.world.Faults;
import io.connectedvpc.simulation.world.People;
import io.connectedvpc.simulation.world.SimulatedBus.BusWatch;
import io.connectedvpc.simulation.world.SimulatedStore;
import io.connectedvpc.simulation.world.SimulatedVpc;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Plays a scenario: calls the functions as API Gateway, EventBridge and the schedule would, lets people do what they do; and when nothing is
 * left to happen, ends the faults, lets the schedule heal what is left, looks whether all is right, and says some commands again.
 */
final class Director implements BusWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final Duration RECONCILE_TIMEOUT = Duration.ofSeconds(300);
    private static final Duration RESERVE = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofSeconds(60);
    private static final Duration LONGEST_LULL = Duration.ofHours(1);
    /** Longer than any read is stale and any event waits. */
    private static final Duration REST = Duration.ofMinutes(16);
    /** Some of these are longer than what was found at the first is in doubt. */
    private static final Duration HEALING = Duration.ofMinutes(3);

    private static final int HEALING_SWEEPS = 5;
    private static final Duration NEARLY_LATE = Duration.ofSeconds(10);

    private static final int LAMBDA_RETRIES = 2;
    private static final int CLIENT_RETRIES = 3;
    private static final int EVENT_RETRIES = 6;
    private static final int REPEATED = 6;

    private final Scenario scenario;
    private final Scheduler scheduler;
    private final History history;
    private final Faults faults;
    private final Functions functions;
    private final Oracle oracle;
    private final Inspection inspection;
    private final SimulatedStore store;
    private final SimulatedVpc network;
    private final People people;
    private final RandomGenerator chance;
    private final Map<String, Step.Ask> asks = new HashMap<>();
    private final List<Step.Ask> deadLetters = new ArrayList<>();
    private final List<Supplier<Boolean>> phases = new ArrayList<>();
    private boolean active = true;
    private int outstanding;
    private int handedOn;
    private int invocations;
    private int healed;
    private long activity;
    private long seenActivity;
    private long mutationsBefore;

    Director(World world, Functions functions, RandomGenerator chance) {
        this.scenario = world.scenario();
        this.scheduler = world.scheduler();
        this.history = world.history();
        this.faults = world.faults();
        this.functions = functions;
        this.oracle = world.oracle();
        this.inspection = world.inspection();
        this.store = world.store();
        this.network = world.network();
        this.people = world.people();
        this.chance = chance;
        phases.add(this::calm);
        phases.add(this::heal);
        phases.add(this::repeat);
        phases.add(this::end);
    }

    /** Lets everything of the scenario happen at its time. */
    void begin() {
        for (Step step : scenario.steps()) {
            switch (step) {
                case Step.Ask ask -> {
                    asks.put(ask.id(), ask);
                    ask.delays().forEach(delay -> later(ask.at().plus(delay), () -> deliver(ask, 1)));
                }
                case Step.Edit edit -> later(edit.at(), () -> edit(edit));
            }
        }
        if (scenario.has(Feature.SWEEPS)) {
            scheduler.after(SWEEP, () -> sweepAgain(SWEEP));
        }
    }

    @Override
    public void published(Invocation caller, Announcement announcement) {
        oracle.published(caller, announcement);
    }

    @Override
    public void reconcileRequested(String sddcId, @Nullable String causeEventId) {
        boolean twice = active && scenario.has(Feature.DUPLICATES) && chance.nextInt(10) == 0;
        for (int i = 0; i < (twice ? 2 : 1); i++) {
            long most = chance.nextInt(10) == 0 ? 30_000 : 300;
            handedOn(Duration.ofMillis(chance.nextLong(most)), sddcId, causeEventId, 1);
        }
    }

    private void handedOn(Duration delay, String sddcId, @Nullable String cause, int attempt) {
        handedOn++;
        later(delay, () -> {
            handedOn--;
            reconcile(sddcId, cause, attempt);
        });
    }

    /** Runs an action that the simulation waits for. */
    private void later(Duration delay, Runnable action) {
        outstanding++;
        scheduler.after(delay, () -> {
            action.run();
            done();
        });
    }

    private void done() {
        outstanding--;
        if (outstanding == 0) {
            scheduler.after(Duration.ZERO, this::next);
        }
    }

    /** Nothing is under way: goes on to the next phase whose work isn't done. */
    private void next() {
        if (outstanding > 0) {
            return;
        }
        active = false;
        check();
        while (outstanding == 0 && !phases.isEmpty()) {
            if (phases.getFirst().get()) {
                phases.removeFirst();
            }
        }
    }

    private void check() {
        if (oracle.idle() && handedOn == 0) {
            inspection.whileIdle();
        }
    }

    /** An operator comes when the trouble is over. */
    private boolean calm() {
        faults.end();
        tell("-- faults end; dead letters are sent again");
        deadLetters.forEach(ask -> later(Duration.ofMillis(chance.nextInt(1_000)), () -> deliver(ask, 1)));
        return true;
    }

    private void unpause() {
        for (SddcState state : store.all()) {
            if (state.found().filter(sddc -> sddc.paused()).isPresent()) {
                var unpaused = new SddcSpec(null, null, null, null, null, null, null, null, null, false);
                var command =
                        new Command.ProvisionSddc(state.sddcId(), new Stamp(null, scheduler.now(), true), unpaused);
                var ask = new Step.Ask(Duration.ZERO, "unpause-" + state.sddcId(), command, false, List.of());
                later(Duration.ZERO, () -> deliver(ask, 1));
            }
        }
    }

    /** An event that has waited may pause an SDDC only now. */
    private boolean heal() {
        if (healed++ < HEALING_SWEEPS) {
            unpause();
            later(healed == 1 ? REST : HEALING, this::sweep);
            return false;
        }
        inspection.atRest();
        return true;
    }

    private boolean repeat() {
        mutationsBefore = network.mutations();
        tell("-- commands are repeated");
        var said = new ArrayList<Step.Ask>();
        scenario.steps().forEach(step -> {
            if (step instanceof Step.Ask ask) {
                said.add(ask);
            }
        });
        for (int i = 0; i < REPEATED && !said.isEmpty(); i++) {
            Step.Ask ask = said.remove(chance.nextInt(said.size()));
            if (oracle.saysNothingNew(command(ask))) {
                later(Duration.ofSeconds(i), () -> deliver(ask, 1));
            }
        }
        return true;
    }

    private boolean end() {
        if (network.mutations() != mutationsBefore) {
            throw new InvariantViolated(
                    "a repeated command makes no mutating call",
                    "%d calls were made".formatted(network.mutations() - mutationsBefore));
        }
        inspection.stillAtRest();
        tell("-- all is right");
        return true;
    }

    private void edit(Step.Edit edit) {
        activity++;
        oracle.routesChanged();
        String done = switch (edit.kind()) {
            case DELETE_ROUTE -> people.deleteRoute(edit.vpcId());
            case REPOINT_ROUTE -> people.repointRoute(edit.vpcId());
            case ADD_ROUTE -> people.addRoute(edit.vpcId(), Objects.requireNonNull(edit.destination()));
            case REMOVE_FOREIGN_ROUTE -> people.removeForeignRoute(edit.vpcId());
            case EDIT_LIST -> people.editList(edit.sddcId());
            case WIPE_TABLE -> people.wipe(edit.vpcId());
            case SWAP_MAIN_TABLE -> people.swapMainTable(edit.vpcId());
            case DELETE_ENI -> people.deleteEni(edit.sddcId());
            case CHANGE_ENI -> people.changeEni(edit.sddcId());
        };
        history.add(scheduler.now(), "people", done, List.of(), null);
        oracle.disturbed(edit.vpcId());
    }

    private void sweepAgain(Duration interval) {
        if (!active) {
            return;
        }
        sweep();
        long current = activity + network.mutations();
        Duration doubled = interval.multipliedBy(2);
        Duration next = current != seenActivity ? SWEEP : doubled.compareTo(LONGEST_LULL) > 0 ? LONGEST_LULL : doubled;
        seenActivity = current;
        scheduler.after(next, () -> sweepAgain(next));
    }

    private void sweep() {
        var invocation = invocation("sweep", TIMEOUT);
        oracle.begins(invocation, "", "", null);
        outstanding++;
        scheduler.start(invocation, functions::sweep, thrown -> {
            oracle.ends(invocation);
            if (thrown != null && !invocation.dead()) {
                tell(invocation, "failed: " + thrown.getMessage());
            }
            done();
        });
    }

    private void reconcile(String sddcId, @Nullable String cause, int attempt) {
        var invocation = invocation("reconcile-" + sddcId, RECONCILE_TIMEOUT);
        oracle.begins(invocation, sddcId, "", null);
        Instant deadline = scheduler.now().plus(RECONCILE_TIMEOUT).minus(RESERVE);
        var origin = new Origin(cause, null, deadline);
        call(
                invocation,
                () -> {
                    try {
                        retryWaiting(invocation, sddcId, deadline);
                    } finally {
                        oracle.begins(invocation, sddcId, "", null);
                        functions.resume(sddcId, origin);
                    }
                    return sddcId;
                },
                resumed -> {
                    boolean early = scheduler.now().plus(NEARLY_LATE).isBefore(deadline);
                    oracle.reconciled(invocation, early);
                    tell(invocation, early ? "ends" : "ends late");
                },
                thrown -> reconcileFailed(invocation, thrown, attempt, sddcId, cause));
    }

    private void reconcileFailed(
            Invocation invocation, @Nullable Throwable thrown, int attempt, String sddcId, @Nullable String cause) {
        if (thrown instanceof Rejected rejected && rejected.problem().code() == ProblemCode.NOT_FOUND) {
            oracle.ends(invocation);
            return;
        }
        oracle.fails(invocation);
        requireKnown(thrown);
        tell(invocation, "failed: " + thrown);
        if (attempt <= LAMBDA_RETRIES) {
            handedOn(backoff(attempt), sddcId, cause, attempt + 1);
        }
    }

    private void retryWaiting(Invocation invocation, String sddcId, Instant deadline) {
        for (WaitingEvent event : functions.waiting(sddcId)) {
            Command command = command(Objects.requireNonNull(asks.get(event.id())));
            oracle.begins(invocation, sddcId, event.id(), command);
            oracle.triedAgain(event.id());
            Handled handled = functions.retry(sddcId, event, command, new Origin(event.id(), null, deadline));
            oracle.triedAgain(event.id()); // it may have come once more meanwhile
            answer(invocation, handled);
        }
    }

    private void deliver(Step.Ask ask, int attempt) {
        activity++;
        Command command = command(ask);
        var invocation = invocation(ask.id() + (ask.event() ? "-event" : "-rest"), TIMEOUT);
        history.add(scheduler.now(), invocation.name(), "asks", List.of(command), null);
        oracle.begins(invocation, command.sddcId(), ask.id(), command);
        Duration wait = ask.event() ? TIMEOUT.minus(RESERVE) : PATIENCE;
        var origin = new Origin(ask.id(), null, scheduler.now().plus(wait));
        call(
                invocation,
                () -> ask.event() ? functions.deliver(command, origin, ask.id()) : functions.call(command, origin),
                handled -> {
                    answer(invocation, handled);
                    Rejected refusal = handled.refusal();
                    if (ask.event() && refusal != null && refusal.premature()) {
                        oracle.early(ask.id(), handled.waits());
                    }
                    if (refusal != null && Functions.mayGoBetter(refusal)) {
                        again(ask, attempt);
                    }
                },
                thrown -> {
                    oracle.fails(invocation);
                    requireKnown(thrown);
                    again(ask, attempt);
                });
    }

    private void answer(Invocation invocation, Handled handled) {
        Rejected refusal = handled.refusal();
        if (refusal != null) {
            tell(
                    invocation,
                    "refused: %s committed=%s%s"
                            .formatted(
                                    refusal.getMessage(),
                                    refusal.problem().committed(),
                                    handled.waits() ? ", and waits" : ""));
            oracle.answers(invocation, refusal.problem());
        } else if (handled.outcome() != null) {
            tell(invocation, readable(handled.outcome()));
            oracle.answers(invocation, handled.outcome());
        } else {
            tell(invocation, "concerns nobody");
            oracle.ends(invocation);
        }
    }

    private void again(Step.Ask ask, int attempt) {
        if (ask.event() && active && attempt > EVENT_RETRIES) {
            deadLetters.add(ask);
        } else if (ask.event() || (chance.nextBoolean() && attempt <= CLIENT_RETRIES)) {
            later(backoff(attempt), () -> deliver(ask, attempt + 1));
        }
    }

    private <T> void call(
            Invocation invocation, Supplier<T> function, Consumer<T> ended, Consumer<@Nullable Throwable> failed) {
        outstanding++;
        var result = new ArrayList<T>();
        scheduler.start(invocation, () -> result.add(function.get()), thrown -> {
            if (invocation.dead()) {
                tell(invocation, "died");
                failed.accept(null);
            } else if (thrown != null) {
                failed.accept(thrown);
            } else {
                ended.accept(result.getFirst());
            }
            check();
            done();
        });
    }

    private Command command(Step.Ask ask) {
        Stamp said = ask.command().stamp();
        Instant occurred = Instant.ofEpochMilli(scenario.start() + said.time().toEpochMilli());
        Instant time = ask.event() ? occurred : scheduler.now();
        return Stamps.stamped(ask.command(), new Stamp(said.sequence(), time, !ask.event()));
    }

    private Invocation invocation(String name, Duration timeout) {
        return new Invocation(name + "." + ++invocations, scheduler.now().plus(timeout));
    }

    private Duration backoff(int attempt) {
        long most = Math.min(600_000L, 1_000L << Math.min(attempt, 10));
        return Duration.ofMillis(chance.nextLong(most) + 1);
    }

    private static void requireKnown(@Nullable Throwable thrown) {
        if (thrown != null && !(thrown instanceof Rejected) && !(thrown instanceof CloudFailure)) {
            var violated = new InvariantViolated("nothing else is thrown", thrown.toString());
            violated.initCause(thrown);
            throw violated;
        }
    }

    private void tell(Invocation invocation, String what) {
        history.add(scheduler.now(), invocation.name(), what, List.of(), null);
    }

    private void tell(String what) {
        history.add(scheduler.now(), "", what, List.of(), null);
    }

    private static String readable(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> {
                Reconciled reconciled = applied.reconciled();
                yield "answers applied %s v%d, %s, %d changes"
                        .formatted(
                                applied.effect(),
                                applied.committed().version(),
                                reconciled.progress(),
                                reconciled.changes().size());
            }
            case Outcome.Ignored ignored -> "answers ignored " + ignored.reason();
        };
    }
}
