package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.DB;
import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.port.InMemoryVpcNetwork.Seen;
import io.connectedvpc.core.port.Intercepted.Call;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two processes at once: one comes between two calls of the other. */
class ContentionTest {

    private static final Cidr WIDER = Cidr.parse("192.168.168.0/22");
    private static final Cidr OTHER = Cidr.parse("192.168.172.0/24");

    static Stream<String> calls() {
        return Stream.of("find", "commit", "routeTables", "createRoute", "deleteRoute", "publish");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void commands_areBothApplied_whereverOneComesBetween(String between) {
        World world = World.withExample();
        once(world, call -> call.is(between), () -> world.another().send(move("esx-2", live())));
        world.send(segment("app", WIDER, live()));
        world.send(deleteSegment("web", live()));
        world.clear();
        world.reconcile();

        String active = world.eniOf("esx-2");
        assertThat(world.routes()).isEqualTo(Map.of(MANAGEMENT, active, WIDER, active, DB, active));
        assertThat(world.state().settled()).isTrue();
        assertThat(world.view().inSync()).isTrue();
    }

    static Stream<Arguments> sameCommands() {
        return Stream.of(
                        "find",
                        "vpc",
                        "taggedNetworkInterfaces",
                        "routeTables",
                        "commit",
                        "networkInterfaces",
                        "publish")
                .flatMap(between -> Stream.of(live(), numbered(5)).map(stamp -> Arguments.of(between, stamp)));
    }

    @ParameterizedTest
    @MethodSource("sameCommands")
    void sameCommand_isNoError_whenTwoProcessesHaveIt(String between, Stamp stamp) {
        var world = new World();
        for (Command command : List.of(
                provision(spec(), stamp),
                segment("web", WIDER, stamp),
                segment("web", OTHER, numbered(6)),
                move("esx-2", stamp),
                deleteSegment("web", numbered(7)),
                deprovision(false, numbered(8)))) {
            once(world, call -> call.is(between), () -> world.another().send(command));
            world.send(command);
        }
        assertThat(world.state().found()).isEmpty();
        assertThat(world.network.allNetworkInterfaces()).isEmpty();
        assertThat(world.network.mutations().stream().filter(call -> call.startsWith("CreateNetworkInterface")))
                .hasSize(17);
        assertThat(world.routes()).isEmpty();
        assertThat(world.state().version()).isEqualTo(6);
    }

    @Test
    void ownRoutes_areNotWrittenAgain_whenAnotherCommandChangesSomethingElse() {
        World world = World.withExample();
        once(
                world,
                call -> call.is("routeTables") && world.routes().containsKey(WIDER),
                () -> world.another().send(segment("other", OTHER, live())));
        List<String> mutations = world.mutationsOf(() -> world.send(segment("app", WIDER, live())));
        assertThat(mutations)
                .filteredOn(call -> call.contains(WIDER.toString()))
                .hasSize(1);
        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void ownRoutes_areWrittenAgain_whenAnotherCommandMovesTheEdgeThereAndBack() {
        World world = World.withExample();
        Seen before = world.network.look();
        once(world, call -> call.is("replaceRoute"), () -> {
            world.another().send(move("esx-1", live()));
            world.network.show(before);
        });
        world.send(move("esx-2", live()));
        assertThat(world.routes().values()).containsOnly(world.eniOf("esx-1"));
    }

    @Test
    void numberedCommand_isOvertaken_butAnswersAsIfAlone() {
        World world = World.withExample();
        once(world, call -> call.is("commit"), () -> world.another().send(segment("web", OTHER, numbered(9))));
        Outcome outcome = world.send(segment("web", WIDER, numbered(8)));
        assertThat(outcome).isInstanceOf(Outcome.Ignored.class);
        assertThat(world.routes()).containsKey(OTHER).doesNotContainKey(WIDER);
    }

    @Test
    void overlap_isFound_whenTwoSddcsRaceForABlock() {
        World world = World.withExample();
        var other = new Command.ProvisionSddc(
                "sddc-2", live(), spec().management("192.168.168.0/23").build());
        once(world, call -> call.is("commit"), () -> world.another().send(other));
        assertThatThrownBy(() -> world.send(segment("new", WIDER, live())))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.problem().code()).isEqualTo(ProblemCode.CIDR_OVERLAP);
                    assertThat(rejected.problem().detail())
                            .contains("192.168.168.0/22")
                            .contains("192.168.168.0/23")
                            .contains("sddc-2");
                });
        assertThat(world.routes()).doesNotContainKey(WIDER);
    }

    @Test
    void deletion_isNotLost_whenItComesWhileInterfacesAreMade() {
        var world = new World();
        once(world, call -> call.is("commit") && hasInterfaces(world), () -> markDeleting(world));
        world.send(provision(spec(), live()));
        world.clear();
        assertThat(world.state().found().map(sddc -> sddc.lifecycle())).isNotEqualTo(Optional.of(Lifecycle.READY));
        world.send(deprovision(false, live()));
        assertThat(world.state().found()).isEmpty();
        assertThat(world.network.allNetworkInterfaces()).isEmpty();
        assertThat(world.routes()).isEmpty();
    }

    @Test
    void pause_isHeeded_whenItComesWhileInterfacesAreMade() {
        var world = new World();
        once(world, call -> call.is("commit") && hasInterfaces(world), () -> pause(world));
        world.send(provision(spec(), live()));
        assertThat(world.sddc().paused()).isTrue();
        assertThat(world.routes()).isEmpty();
    }

    @Test
    void deletionTwiceAtOnce_leavesNothing() {
        for (String between : Set.of("deleteRoute", "detach", "deleteNetworkInterface", "publish", "commit", "find")) {
            World world = World.withExample();
            once(world, call -> call.is(between), () -> world.another().send(deprovision(true, live())));
            world.send(deprovision(true, live()));
            assertThat(world.state().found()).as(between).isEmpty();
            assertThat(world.network.allNetworkInterfaces()).as(between).isEmpty();
            assertThat(world.routes()).as(between).isEmpty();
        }
    }

    @Test
    void newSddc_survives_whenASlowDeletionOfTheOldOneGoesOn() {
        for (String between :
                Set.of("deleteRoute", "detach", "deleteNetworkInterface", "publish", "commit", "networkInterfaces")) {
            for (int nth = 1; nth <= 3; nth++) {
                World world = World.withExample();
                nth(nth, world, call -> call.is(between) && world.sddc().lifecycle() == Lifecycle.DELETING, () -> {
                    World another = world.another();
                    another.send(deprovision(true, live()));
                    another.send(provision(spec(), live()));
                });
                world.send(deprovision(true, live()));
                world.clear();
                world.send(provision(spec(), live()));
                String when = "%s, time %d".formatted(between, nth);
                assertThat(world.network.allNetworkInterfaces()).as(when).hasSize(17);
                assertThat(world.sddc().networkInterfaceIds()).as(when).hasSize(17);
                assertThat(world.routes()).as(when).isEqualTo(Map.of(MANAGEMENT, world.eniOf("esx-1")));
            }
        }
    }

    @Test
    void newSddc_survives_whenASlowDeletionOfTheOldOneFindsStrayEnis() {
        for (int nth = 1; nth <= 4; nth++) {
            var world = new World();
            leaveStrayEnis(world);
            nth(nth, world, call -> call.is("find") && world.sddc().lifecycle() == Lifecycle.DELETING, () -> {
                World another = world.another();
                another.send(deprovision(true, live()));
                another.send(provision(spec(), live()));
            });
            world.send(deprovision(true, live()));
            assertThat(world.network.allNetworkInterfaces()).as("time %d", nth).hasSizeBetween(0, 17);
            assertThat(world.network.allNetworkInterfaces())
                    .as("time %d", nth)
                    .extracting(eni -> eni.networkInterfaceId())
                    .containsExactlyInAnyOrderElementsOf(world.state()
                            .found()
                            .map(sddc -> sddc.networkInterfaceIds())
                            .orElse(List.of()));
        }
    }

    /** As a process does that ends between making ENIs and recording them. */
    private static void leaveStrayEnis(World world) {
        world.intercept(call -> {}, call -> {
            if (call.is("createNetworkInterface")) {
                throw new CloudFailure(Kind.DENIED, "ec2:CreateNetworkInterface", "no", new IllegalStateException());
            }
        });
        world.refused(provision(spec(), live()));
        world.clear();
    }

    @Test
    void throttled_isAnswered_whenOthersNeverStop() {
        World world = World.withExample();
        var groups = Stream.iterate(2, i -> 3 - i).map(i -> "sg-" + i).iterator();
        world.intercept(
                call -> {
                    if (call.is("commit")) {
                        world.another().send(provision(new Spec().groups(groups.next()), live()));
                    }
                },
                call -> {});
        var problem = world.refused(segment("new", WIDER, live()));
        assertThat(problem.code()).isEqualTo(ProblemCode.THROTTLED);
        assertThat(problem.committed()).isFalse();
        assertThat(world.state().segment("new")).isEmpty();
    }

    private static boolean hasInterfaces(World world) {
        return !world.network.allNetworkInterfaces().isEmpty();
    }

    /** As another process does that gets no further. */
    private static void markDeleting(World world) {
        var state = world.state();
        var deleting = world.sddc().deleting(world.time.instant());
        world.store.commit(state, state.withSddc(deleting).nextVersion());
    }

    private static void pause(World world) {
        var state = world.state();
        world.store.commit(
                state, state.withSddc(world.sddc().withSettings(world.sddc().securityGroupIds(), true)));
    }

    private static void once(World world, Predicate<Call> when, Runnable then) {
        nth(1, world, when, then);
    }

    /** Lets something happen before the nth call of that kind. */
    private static void nth(int n, World world, Predicate<Call> when, Runnable then) {
        int[] left = {n};
        world.intercept(
                call -> {
                    if (when.test(call) && --left[0] == 0) {
                        then.run();
                    }
                },
                call -> {});
    }
}
