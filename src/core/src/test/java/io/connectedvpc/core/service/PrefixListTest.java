package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.APP;
import static io.connectedvpc.core.Example.DB;
import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.VPC;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.plan.RouteState;
import io.connectedvpc.core.port.VpcNetwork.NewPrefixList;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.problem.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An SDDC that is routed by a prefix list, and changes between the two ways. */
class PrefixListTest {

    private static final String CUSTOM = "rtb-custom";
    private static final int SEGMENTS = 60;

    private final World world = new World();

    @Test
    void edgeMove_isOneCallPerTable_howeverManySegments() {
        world.network.addTable(VPC, CUSTOM, "subnet-9");
        world.send(provision(spec().routing("PREFIX_LIST").tables(CUSTOM), live()));
        addSegments(world, SEGMENTS);
        assertThat(entries()).hasSize(SEGMENTS + 1);
        assertThat(world.routes()).isEmpty();
        assertThat(world.network.routes(CUSTOM)).isEmpty();

        List<String> calls = world.mutationsOf(() -> assertThat(
                        world.applyToRoutes(move("esx-2", live())).reconciled().progress())
                .isEqualTo(Progress.DONE));

        assertThat(calls)
                .containsExactlyInAnyOrder(
                        "ReplaceRoute %s %s %s".formatted(MAIN, list(), world.eniOf("esx-2")),
                        "ReplaceRoute %s %s %s".formatted(CUSTOM, list(), world.eniOf("esx-2")));
        assertThat(world.network.listRoute(MAIN, list())).isEqualTo(world.eniOf("esx-2"));
        assertThat(world.network.listRoute(CUSTOM, list())).isEqualTo(world.eniOf("esx-2"));
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void segments_areEntries_thatComeAndGo() {
        provisionByList();
        world.send(segment("web", WEB, live()));
        world.send(segment("app", APP, live()));
        assertThat(entries()).containsExactly(MANAGEMENT, WEB, APP);
        var outcome = world.apply(deleteSegment("web", live()));
        assertThat(outcome.reconciled().changes())
                .containsExactly(RouteChange.ofList(RouteChange.Action.LIST_REMOVE, WEB));
        assertThat(entries()).containsExactly(MANAGEMENT, APP);
        assertThat(world.view().route(world.state().segment("app").orElseThrow()))
                .isEqualTo(RouteState.ACTIVE);
        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void changeToAList_takesNoDestinationAway() {
        var world = World.withExample();
        watchWays(world);
        Plan plan = planOf(world, "PREFIX_LIST");
        List<String> calls = world.mutationsOf(() -> world.send(provision(new Spec().routing("PREFIX_LIST"), live())));
        PrefixListId list = world.sddc().prefixListId().orElseThrow();
        assertThat(world.routes()).isEmpty();
        assertThat(world.network.listRoute(MAIN, list)).isEqualTo(world.eniOf("esx-1"));
        assertThat(world.network.prefixListEntries(list)).containsExactly(MANAGEMENT, WEB, APP, DB);
        assertThat(calls.stream().filter(call -> call.startsWith("DeleteRoute")))
                .hasSize(4);
        assertThat(calls).noneMatch(call -> call.startsWith("ReplaceRoute"));
        assertThat(world.view().inSync()).isTrue();
        assertThat(plan.inSync()).isFalse();
    }

    @Test
    void changeBack_takesNoDestinationAway_andRemovesTheList() {
        provisionByList();
        addSegments(world, 5);
        PrefixListId list = list();
        watchWays(world);
        world.send(provision(new Spec().routing("PER_CIDR"), live()));
        assertThat(world.routes()).hasSize(6).containsValue(world.eniOf("esx-1"));
        assertThat(world.network.listRoute(MAIN, list)).isNull();
        assertThat(world.network.prefixList(list)).isEmpty();
        assertThat(world.sddc().routing().list()).isNull();
        assertThat(world.view().inSync()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 70, 100, 200})
    void changeOfMode_fitsANearlyFullTable_stepByStep(int quota) {
        var world = World.withQuota(quota);
        world.send(provision(spec(), live()));
        addSegments(world, SEGMENTS);
        watchWays(world);
        until(world, "PREFIX_LIST");
        assertThat(world.routes()).isEmpty();
        assertThat(world.network.prefixListEntries(world.sddc().prefixListId().orElseThrow()))
                .hasSize(SEGMENTS + 1);
        assertThat(world.view().inSync()).isTrue();

        until(world, "PER_CIDR");
        assertThat(world.routes()).hasSize(SEGMENTS + 1);
        assertThat(world.sddc().prefixListId()).isEmpty();
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void plan_saysAllOfAChangeOfMode() {
        provisionByList();
        addSegments(world, 5);
        world.send(provision(new Spec().paused(true), live()));
        world.send(provision(new Spec().routing("PER_CIDR"), live()));
        Plan plan = world.queries().plan("sddc-1", null);
        assertThat(plan.routes().stream().map(RouteChange::action))
                .filteredOn(RouteChange.Action.CREATE::equals)
                .hasSize(6);
        assertThat(plan.routes())
                .last()
                .satisfies(change -> assertThat(change.destination()).isEqualTo(list()));
    }

    @Test
    void edgeMove_inTheMiddleOfAChangeOfMode_movesBoth() {
        var world = World.withExample();
        world.network.holdListEdits(true);
        world.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        PrefixListId list = world.sddc().prefixListId().orElseThrow();
        assertThat(world.routes()).hasSize(4);
        world.applyToRoutes(move("esx-2", live()));
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-2"));
        assertThat(world.network.listRoute(MAIN, list)).isEqualTo(world.eniOf("esx-2"));
        world.network.holdListEdits(false);
        world.reconcile();
        assertThat(world.routes()).isEmpty();
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void quickChangeToAndFro_leavesNoHiddenRoute() {
        var world = World.withExample();
        world.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        world.network.freezeReads(true);
        world.send(provision(new Spec().routing("PER_CIDR"), live()));
        world.network.freezeReads(false);
        world.reconcile();
        assertThat(world.routes()).hasSize(4);
        var before = world.network.look();
        world.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        world.send(provision(new Spec().routing("PER_CIDR"), live()));
        world.network.show(before);
        world.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        world.network.freezeReads(false);
        world.time.advance(Duration.ofMinutes(6));
        world.reconcile();
        assertThat(world.routes()).isEmpty();
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void foreignRouteToABlock_isAConflict_sinceItWinsOverTheList() {
        provisionByList();
        world.send(segment("web", WEB, live()));
        world.network.putRoute(MAIN, WEB, "tgw-1");
        world.reconcile();
        assertThat(world.routes()).isEqualTo(Map.of(WEB, "tgw-1"));
        assertThat(world.view().warnings()).extracting(Warning::code).containsExactly(Warning.Code.ROUTE_CONFLICT);
        assertThat(world.view().status()).isEqualTo(SddcView.Status.DEGRADED);
    }

    @Test
    void entryThatNobodyAskedFor_isLeft_untilItIsPruned() {
        provisionByList();
        var other = Cidr.parse("192.168.200.0/24");
        world.network.editPrefixList(
                list(), world.network.prefixList(list()).orElseThrow().version(), List.of(other), List.of());
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
        assertThat(world.view().warnings()).extracting(Warning::code).containsExactly(Warning.Code.UNEXPLAINED_ROUTE);
        world.prune();
        assertThat(entries()).containsExactly(MANAGEMENT);
    }

    @Test
    void removedEntryAndRoute_arePutBack() {
        provisionByList();
        world.send(segment("web", WEB, live()));
        world.time.advance(Duration.ofMinutes(1));
        world.network.editPrefixList(
                list(), world.network.prefixList(list()).orElseThrow().version(), List.of(), List.of(WEB));
        world.network.removeRoute(MAIN, list());
        world.reconcile();
        assertThat(entries()).contains(WEB);
        assertThat(world.network.listRoute(MAIN, list())).isEqualTo(world.eniOf("esx-1"));
    }

    @Test
    void deletion_leavesNoList() {
        provisionByList();
        addSegments(world, 3);
        PrefixListId list = list();
        world.send(deprovision(true, live()));
        assertThat(world.state().found()).isEmpty();
        assertThat(world.network.prefixList(list)).isEmpty();
        assertThat(world.network.allNetworkInterfaces()).isEmpty();
    }

    @Test
    void deletion_saysWhoRefersToTheList_andGoesOnWhenNobodyDoes() {
        world.network.addTable(VPC, CUSTOM, "subnet-9");
        provisionByList();
        PrefixListId list = list();
        world.network.putRoute(CUSTOM, list, world.eniOf("esx-1"));
        world.network.referToLists("sg-customer", true);

        assertThat(world.refused(deprovision(true, live())).code()).isEqualTo(ProblemCode.AWS_REFUSED);

        assertThat(world.network.listRoute(MAIN, list)).isNull();
        assertThat(world.view().status()).isEqualTo(SddcView.Status.DELETING);
        assertThat(world.view().warnings())
                .extracting(Warning::detail)
                .anyMatch(detail -> detail.contains(list + ": rtb-custom, sg-customer"));
        assertThat(world.network.allNetworkInterfaces()).isNotEmpty();

        world.network.referToLists("sg-customer", false);
        world.network.removeRoute(CUSTOM, list);
        world.reconcile();
        assertThat(world.state().found()).isEmpty();
        assertThat(world.network.prefixList(list)).isEmpty();
        assertThat(world.network.allNetworkInterfaces()).isEmpty();
    }

    @Test
    void list_isAdopted_afterTheStoreWasLost() {
        provisionByList();
        PrefixListId list = list();
        World after = world.withLostStore();
        after.send(provision(spec().routing("PREFIX_LIST"), live()));
        assertThat(after.sddc().prefixListId()).contains(list);
        assertThat(after.view().inSync()).isTrue();
    }

    @Test
    void additionalTables_areKeptLikeTheMainOne_andEmptiedWhenReleased() {
        world.network.addTable(VPC, CUSTOM, "subnet-9");
        world.send(provision(spec().tables(CUSTOM), live()));
        world.send(segment("web", WEB, live()));
        assertThat(world.network.routes(CUSTOM)).containsOnlyKeys(MANAGEMENT, WEB);
        world.applyToRoutes(move("esx-2", live()));
        assertThat(Set.copyOf(world.network.routes(CUSTOM).values())).containsExactly(world.eniOf("esx-2"));
        assertThat(world.view().warnings()).isEmpty();

        world.send(provision(new Spec().tables(), live()));
        assertThat(world.network.routes(CUSTOM)).isEmpty();
        assertThat(world.routes()).containsOnlyKeys(MANAGEMENT, WEB);
        assertThat(world.view().warnings()).extracting(Warning::code).containsExactly(Warning.Code.CUSTOM_ROUTE_TABLE);
        world.time.advance(Duration.ofMinutes(6));
        world.reconcile();
        world.reconcile();
        assertThat(world.sddc().mainTable().released()).isEmpty();
    }

    @Test
    void changeOfMode_isNotRefused_forARouteInATableThatHasBecomeTheMainOne() {
        world.network.addTable(VPC, CUSTOM);
        world.send(provision(spec(), live()));
        world.send(provision(new Spec().paused(true), live()));
        world.network.makeMain(CUSTOM);
        world.network.putRoute(CUSTOM, MANAGEMENT, "igw-1");

        world.send(provision(new Spec().routing("PREFIX_LIST").paused(false), live()));

        assertThat(world.view().warnings()).extracting(Warning::code).contains(Warning.Code.ROUTE_CONFLICT);
    }

    @Test
    void additionalTable_withAForeignRoute_isRefused() {
        world.send(provision(spec(), live()));
        world.send(segment("web", WEB, live()));
        world.network.addTable(VPC, CUSTOM, "subnet-9");
        world.network.putRoute(CUSTOM, WEB, "tgw-1");
        assertThat(world.refused(provision(new Spec().tables(CUSTOM), live())).code())
                .isEqualTo(ProblemCode.ROUTE_CONFLICT);
        assertThat(world.refused(provision(new Spec().tables("rtb-nowhere"), live()))
                        .code())
                .isEqualTo(ProblemCode.INVALID_FIELD);
    }

    @Test
    void edgeMove_isWritten_afterOneRoundTripToTheStore() {
        provisionByList();
        addSegments(world, 3);
        var calls = new ArrayList<String>();
        world.intercept(call -> calls.add(call.method()), call -> {});

        world.applyToRoutes(move("esx-2", live()));

        assertThat(calls)
                .startsWith("move", "replaceRoute")
                .filteredOn("replaceRoute"::equals)
                .hasSize(1);
    }

    @Test
    void list_isMadeAnew_whenSomebodyDeletedIt() {
        provisionByList();
        world.time.advance(Staleness.BOUND.plusSeconds(1));
        PrefixListId lost = list();
        world.network.removeRoute(MAIN, lost);
        world.network.deletePrefixList(lost);

        world.reconcile();

        assertThat(list()).isNotEqualTo(lost);
        assertThat(world.network.listRoute(MAIN, list())).isEqualTo(world.eniOf("esx-1"));
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void list_isWantedAnew_whenItWasRemovedMeanwhile() {
        provisionByList();
        var overtaking = world.another();
        world.intercept(call -> {}, call -> {
            if (call.is("deletePrefixList")) {
                world.clear();
                overtaking.take(provision(new Spec().routing("PREFIX_LIST"), live()));
            }
        });

        world.send(provision(new Spec().routing("PER_CIDR"), live()));
        world.reconcile();

        assertThat(world.network.prefixList(list())).isPresent();
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void listMadeBySomebodySlow_isNotLeft_whenNoneIsWantedAnyMore() {
        world.send(provision(spec(), live()));
        world.send(provision(new Spec().paused(true), live()));
        world.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        world.time.advance(Staleness.BOUND.plusSeconds(1));
        var overtaking = world.another();
        world.intercept(
                call -> {
                    if (call.is("createPrefixList")) {
                        world.clear();
                        overtaking.send(provision(new Spec().routing("PER_CIDR"), live()));
                    }
                },
                call -> {});

        world.send(provision(new Spec().paused(false), live()));
        world.reconcile();

        assertThat(world.network.taggedPrefixLists(SDDC)).isEmpty();
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void listMadeBesideAnother_isDeletedAgain() {
        world.send(provision(spec(), live()));
        var overtaking = world.another();
        world.intercept(
                call -> {
                    if (call.is("createPrefixList")) {
                        world.clear();
                        world.network.createPrefixList(new NewPrefixList(SDDC, 20, "another token"));
                        overtaking.reconcile();
                    }
                },
                call -> {});

        world.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        world.reconcile();

        assertThat(world.network.taggedPrefixLists(SDDC))
                .extracting(PrefixList::id)
                .containsExactly(list());
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void listMadeBySomebodySlowWhoDies_isNotLeft_whenAnotherOneWasShown() {
        world.send(provision(spec(), live()));
        var overtaking = world.another();
        var overtaken = new AtomicBoolean();
        world.intercept(
                call -> {
                    if (call.is("createPrefixList") && overtaken.compareAndSet(false, true)) {
                        world.network.createPrefixList(new NewPrefixList(SDDC, 20, "another token"));
                        overtaking.send(provision(new Spec().routing("PER_CIDR"), live()));
                        overtaken.set(false);
                    }
                },
                call -> {
                    if (call.is("createPrefixList") && !overtaken.get()) {
                        throw new IllegalStateException("died");
                    }
                });

        assertThatThrownBy(() -> world.send(provision(new Spec().routing("PREFIX_LIST"), live())))
                .hasMessage("died");

        assertThat(world.network.taggedPrefixLists(SDDC)).isEmpty();
    }

    @Test
    void everyListOfTheSddc_goes_whenNoneIsWantedAnyMore() {
        provisionByList();
        world.network.createPrefixList(new NewPrefixList(SDDC, 20, "another token"));

        world.send(provision(new Spec().routing("PER_CIDR"), live()));

        assertThat(world.network.taggedPrefixLists(SDDC)).isEmpty();
    }

    @Test
    void routeOfSomebodyElse_doesNotKeepTheListFromGoing() {
        provisionByList();
        world.send(segment("web", WEB, live()));
        world.network.putRoute(MAIN, WEB, "tgw-1");
        PrefixListId list = list();

        world.send(provision(new Spec().routing("PER_CIDR"), live()));

        assertThat(world.network.prefixList(list)).isEmpty();
        assertThat(world.routes()).containsEntry(WEB, "tgw-1").containsEntry(MANAGEMENT, world.eniOf("esx-1"));
        assertThat(world.view().warnings()).extracting(Warning::code).contains(Warning.Code.ROUTE_CONFLICT);
    }

    @Test
    void entries_areNotReadAgain_untilAnothersEditIsDone() {
        provisionByList();
        world.network.holdListEdits(true);
        world.network.editPrefixList(
                list(), world.network.prefixList(list()).orElseThrow().version(), List.of(DB), List.of());
        var states = new AtomicInteger();
        var reads = new AtomicInteger();
        world.intercept(
                call -> {
                    if (call.is("prefixList") && states.incrementAndGet() == 5) {
                        assertThat(reads).as("while EC2 was busy").hasValue(1);
                        world.network.holdListEdits(false);
                    }
                    reads.addAndGet(call.is("prefixListEntries") ? 1 : 0);
                },
                call -> {});

        world.send(segment("web", WEB, live()));

        assertThat(states).hasValueGreaterThan(5);
        assertThat(entries()).contains(WEB);
    }

    @Test
    void list_isNotEdited_onceTheSddcIsPaused() {
        provisionByList();
        var pausing = world.another();
        world.intercept(
                call -> {
                    if (call.is("prefixListEntries")) {
                        world.clear();
                        pausing.send(provision(new Spec().paused(true), live()));
                    }
                },
                call -> {});

        world.send(segment("web", WEB, live()));

        assertThat(entries()).containsExactly(MANAGEMENT);
    }

    private void provisionByList() {
        world.send(provision(spec().routing("PREFIX_LIST"), live()));
    }

    private PrefixListId list() {
        return world.sddc().prefixListId().orElseThrow();
    }

    private Set<Cidr> entries() {
        return world.network.prefixListEntries(list());
    }

    private static Plan planOf(World world, String routing) {
        World paused = world;
        paused.send(provision(new Spec().paused(true), live()));
        paused.send(provision(new Spec().routing(routing), live()));
        Plan plan = paused.queries().plan("sddc-1", null);
        paused.send(provision(new Spec().routing("PER_CIDR"), live()));
        paused.send(provision(new Spec().paused(false), live()));
        return plan;
    }

    private static void addSegments(World world, int count) {
        IntStream.range(0, count)
                .forEach(i ->
                        world.send(segment("s" + i, new Cidr((172L << 24) + (16L << 16) + i * 256L, 24), live())));
    }

    /** Changes the mode, in as many calls as it takes. */
    private static void until(World world, String routing) {
        world.send(provision(new Spec().routing(routing), live()));
        for (int i = 0; i < 50 && !Boolean.TRUE.equals(world.view().inSync()); i++) {
            world.reconcile();
        }
        world.reconcile();
    }

    /** Asserts after each write that every destination has a way to the active ENI. */
    private static void watchWays(World world) {
        var destinations = new TreeSet<>(world.state().desiredDestinations());
        String eni = world.eniOf("esx-1");
        world.intercept(call -> {}, call -> {
            if (call.port().equals("VpcNetwork")) {
                var listed = world.network.taggedPrefixLists("sddc-1").stream()
                        .filter(list -> eni.equals(world.network.listRoute(MAIN, list.id())))
                        .flatMap(list -> world.network.prefixListEntries(list.id()).stream())
                        .toList();
                var ways = new HashSet<>(listed);
                world.routes().forEach((destination, target) -> {
                    if (target.equals(eni)) {
                        ways.add(destination);
                    }
                });
                assertThat(ways).as("ways after %s", call).containsAll(destinations);
            }
        });
    }
}
