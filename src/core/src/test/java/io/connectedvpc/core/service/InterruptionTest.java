package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.APP;
import static io.connectedvpc.core.Example.DB;
import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.host;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.port.Intercepted.Call;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A command that is interrupted at each single call of a port, before and after the call's effect, and what follows: the command again,
 * or a reconcile. The end must be the same as without the interruption.
 */
class InterruptionTest {

    private static final Map<Cidr, String> FOREIGN = Map.of(
            Cidr.parse("0.0.0.0/0"),
            "igw-1",
            Cidr.parse("192.168.0.0/17"),
            "tgw-1",
            Cidr.parse("172.16.0.0/12"),
            "eni-foreign");

    /** Ends a handler as a crash would: no call comes through any more. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** How a call goes wrong. */
    private enum Interruption {
        THROTTLED_BEFORE,
        UNAVAILABLE_AFTER,
        CRASH_BEFORE,
        CRASH_AFTER;

        private boolean strikesBefore() {
            return this == THROTTLED_BEFORE || this == CRASH_BEFORE;
        }

        private boolean lasts() {
            return this == CRASH_BEFORE || this == CRASH_AFTER;
        }

        private RuntimeException thrown(Call call) {
            if (lasts()) {
                return new Crash();
            }
            Kind kind = this == THROTTLED_BEFORE ? Kind.THROTTLED : Kind.UNAVAILABLE;
            return new CloudFailure(kind, call.method(), "not now", new IllegalStateException());
        }
    }

    /** What brings the interrupted work to its end. */
    private enum Recovery {
        THE_SAME_COMMAND,
        A_RECONCILE
    }

    /**
     * @param command made of a stamp
     * @param event what is told of it
     * @param routes the destinations routed in the end
     * @param activeHost null when the SDDC is gone in the end
     */
    private record Scenario(
            String name,
            boolean onExample,
            BiFunction<World, Stamp, Command> command,
            EventType event,
            List<Cidr> routes,
            String activeHost) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Cidr> ALL = List.of(MANAGEMENT, WEB, APP, DB);

    private static Stream<Scenario> scenarios() {
        var wider = Cidr.parse("192.168.168.0/22");
        return Stream.of(
                new Scenario(
                        "provision",
                        false,
                        (world, stamp) -> Example.provision(spec(), stamp),
                        EventType.SDDC_PROVISIONED,
                        List.of(MANAGEMENT),
                        "esx-1"),
                new Scenario(
                        "scale out, swap groups and an instance",
                        true,
                        (world, stamp) -> Example.provision(
                                new Spec()
                                        .hosts(new HostSpec("esx-1", "i-11", null, null), host(3), host(4))
                                        .groups("sg-2"),
                                stamp),
                        EventType.SDDC_PROVISIONED,
                        ALL,
                        "esx-1"),
                new Scenario(
                        "new segment",
                        true,
                        (world, stamp) -> Example.segment("new", wider, stamp),
                        EventType.SEGMENT_SYNCHRONIZED,
                        List.of(MANAGEMENT, WEB, APP, DB, wider),
                        "esx-1"),
                new Scenario(
                        "other block",
                        true,
                        (world, stamp) -> Example.segment("web", wider, stamp),
                        EventType.SEGMENT_SYNCHRONIZED,
                        List.of(MANAGEMENT, wider, APP, DB),
                        "esx-1"),
                new Scenario(
                        "deleted segment",
                        true,
                        (world, stamp) -> Example.deleteSegment("web", stamp),
                        EventType.SEGMENT_SYNCHRONIZED,
                        List.of(MANAGEMENT, APP, DB),
                        "esx-1"),
                new Scenario(
                        "Edge move",
                        true,
                        (world, stamp) -> Example.move("esx-2", stamp),
                        EventType.EDGE_MOVE_APPLIED,
                        ALL,
                        "esx-2"),
                new Scenario(
                        "failover",
                        true,
                        (world, stamp) -> Example.failover("esx-2", stamp),
                        EventType.EDGE_MOVE_APPLIED,
                        ALL,
                        "esx-2"),
                new Scenario(
                        "deprovision",
                        true,
                        (world, stamp) -> Example.deprovision(true, stamp),
                        EventType.SDDC_DEPROVISIONED,
                        List.of(),
                        null));
    }

    static Stream<Arguments> interruptions() {
        return scenarios()
                .flatMap(scenario -> Stream.of(Interruption.values())
                        .flatMap(interruption -> Stream.of(
                                Arguments.of(scenario, interruption, Recovery.THE_SAME_COMMAND, Example.live()),
                                Arguments.of(scenario, interruption, Recovery.THE_SAME_COMMAND, Example.numbered(7)),
                                Arguments.of(scenario, interruption, Recovery.A_RECONCILE, Example.live()))));
    }

    @ParameterizedTest(name = "{0}, {1}, then {2}, {3}")
    @MethodSource("interruptions")
    void command_endsAsIfNothingHadHappened(
            Scenario scenario, Interruption interruption, Recovery recovery, Stamp stamp) {
        int calls = undisturbed(scenario, stamp);
        assertThat(calls).isGreaterThan(3);
        for (int k = 0; k < calls; k++) {
            World world = world(scenario);
            int eventsBefore = world.published().size();
            Command command = scenario.command().apply(world, stamp);

            String struck = interrupted(world, interruption, k, command);
            recover(world, recovery, command);

            String when = "call %d, %s".formatted(k, struck);
            requireEnd(scenario, world, when);
            assertThat(world.published().subList(eventsBefore, world.published().size()))
                    .as(when)
                    .contains(scenario.event());
        }
    }

    static Stream<Arguments> passing() {
        return scenarios()
                .flatMap(scenario -> Stream.of(Interruption.THROTTLED_BEFORE, Interruption.UNAVAILABLE_AFTER)
                        .map(interruption -> Arguments.of(scenario, interruption)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("passing")
    void passingFailure_isNoProblemOfTheCaller_onceTheCommandIsStored(Scenario scenario, Interruption interruption) {
        int calls = undisturbed(scenario, Example.live());
        for (int k = 0; k < calls; k++) {
            World world = world(scenario);
            Command command = scenario.command().apply(world, Example.live());
            SddcState before = world.state();
            String struck = "";
            Optional<Problem> problem = Optional.empty();
            try {
                struck = interruptedOnce(world, interruption, k, command);
            } catch (Rejected rejected) {
                problem = Optional.of(rejected.problem());
            }
            world.clear();
            String when = "call %d %s: %s".formatted(k, struck, problem);
            if (problem.isPresent()) {
                assertThat(world.state()).as(when).isEqualTo(before);
                assertThat(problem.get().committed()).as(when).isFalse();
            } else {
                requireEnd(scenario, world, when);
            }
        }
    }

    /** The number of calls that the command makes when nothing goes wrong. */
    private static int undisturbed(Scenario scenario, Stamp stamp) {
        World world = world(scenario);
        var calls = new ArrayList<Call>();
        world.intercept(calls::add, call -> {});
        world.send(scenario.command().apply(world, stamp));
        world.clear();
        requireEnd(scenario, world, "undisturbed");
        return calls.size();
    }

    private static World world(Scenario scenario) {
        World world = scenario.onExample() ? World.withExample() : new World();
        FOREIGN.forEach((destination, target) -> world.network.putRoute(Example.MAIN, destination, target));
        return world;
    }

    private static String interrupted(World world, Interruption interruption, int k, Command command) {
        String struck = "";
        try {
            struck = interruptedOnce(world, interruption, k, command);
        } catch (Rejected | Crash expected) {
            struck = expected.toString();
        }
        world.clear();
        return struck;
    }

    private static String interruptedOnce(World world, Interruption interruption, int k, Command command) {
        var seen = new ArrayList<Call>();
        world.intercept(
                call -> {
                    seen.add(call);
                    boolean dead = interruption.lasts() && seen.size() - 1 > k;
                    if (dead || (interruption.strikesBefore() && seen.size() - 1 == k)) {
                        throw interruption.thrown(call);
                    }
                },
                call -> {
                    if (!interruption.strikesBefore() && seen.size() - 1 == k) {
                        throw interruption.thrown(call);
                    }
                });
        world.send(command);
        return seen.get(k).method();
    }

    private static void recover(World world, Recovery recovery, Command command) {
        boolean stored = world.state().found().isPresent() && !world.state().settled();
        if (recovery == Recovery.A_RECONCILE && stored) {
            world.reconcile();
        } else {
            world.send(command);
        }
    }

    private static void requireEnd(Scenario scenario, World world, String when) {
        FOREIGN.forEach((destination, target) -> {
            assertThat(world.routes()).as(when).containsEntry(destination, target);
            assertThat(world.network.mutations()).as(when).noneMatch(call -> call.contains(" " + destination));
        });
        if (scenario.activeHost() == null) {
            assertThat(world.state().found()).as(when).isEmpty();
            assertThat(world.network.allNetworkInterfaces()).as(when).isEmpty();
            assertThat(world.routes()).as(when).isEqualTo(new TreeMap<>(FOREIGN));
            return;
        }
        Map<Cidr, String> expected = new TreeMap<>(FOREIGN);
        scenario.routes().forEach(destination -> expected.put(destination, world.eniOf(scenario.activeHost())));
        assertThat(world.routes()).as(when).isEqualTo(expected);
        assertThat(world.state().settled()).as(when + ": settled").isTrue();
        assertThat(world.view().inSync()).as(when).isTrue();
        requireNetworkInterfaces(world, when);
    }

    private static void requireNetworkInterfaces(World world, String when) {
        List<Eni> enis = world.network.allNetworkInterfaces();
        assertThat(world.network.mutations().stream().filter(call -> call.startsWith("CreateNetworkInterface")))
                .as(when)
                .hasSize(17);
        assertThat(enis).as(when).extracting(Eni::networkInterfaceId).hasSize(17);
        for (NetworkInterface slot : world.sddc().networkInterfaces()) {
            Eni eni = enis.stream()
                    .filter(found -> found.networkInterfaceId().equals(slot.networkInterfaceId()))
                    .findFirst()
                    .orElseThrow();
            Optional<String> instance = Optional.ofNullable(slot.hostId())
                    .flatMap(host -> world.sddc().host(host))
                    .map(Host::instanceId);
            assertThat(eni.slot()).as(when).isEqualTo(slot.slot());
            assertThat(eni.sourceDestCheck()).as(when).isFalse();
            assertThat(eni.securityGroupIds())
                    .as(when)
                    .containsExactlyElementsOf(world.sddc().securityGroupIds());
            assertThat(Optional.ofNullable(eni.attachment()).map(a -> a.instanceId()))
                    .as(when)
                    .isEqualTo(instance);
        }
        assertThat(world.network.taggedNetworkInterfaces(Example.SUBNET, SDDC))
                .as(when)
                .hasSize(17);
    }
}
