package io.connectedvpc.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.Seeds;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.port.Intercepted.Call;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random commands of several processes that come between each other's calls, while calls fail at random. Once it is quiet again, one
 * reconcile must leave exactly what the store says, and no foreign route may ever have been touched.
 */
class ChaosTest {

    private static final int COMMANDS = 25;
    private static final Map<Cidr, String> FOREIGN = Map.of(
            Cidr.parse("0.0.0.0/0"),
            "igw-1",
            Cidr.parse("192.168.0.0/17"),
            "tgw-1",
            Cidr.parse("172.16.0.0/12"),
            "eni-foreign");

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void quiet_isReachedAgain_whateverHappened(long seed) {
        var random = new Random(seed);
        var world = new World();
        FOREIGN.forEach((destination, target) -> world.network.putRoute(Example.MAIN, destination, target));
        world.send(Example.provision(Example.spec(), Example.live()));
        long versions = 0;
        for (int i = 0; i < COMMANDS; i++) {
            disturb(world, random);
            send(world, command(random, world));
            world.clear();
            drift(world, random);
            world.time.advance(Duration.ofSeconds(random.nextInt(40)));
            assertThat(world.state().version()).isGreaterThanOrEqualTo(versions);
            versions = world.state().version();
        }

        settle(world);

        requireQuiet(world);
    }

    private static void settle(World world) {
        // What a slow writer left behind is removed when no read can be from before.
        world.time.advance(Staleness.BOUND);
        if (world.state().found().isPresent()) {
            send(world, Example.provision(new Spec().paused(false), Example.live()));
            assertThat(world.reconcile().progress()).isIn(Progress.DONE, Progress.GONE);
        }
    }

    private static void requireQuiet(World world) {
        var expected = new TreeMap<>(FOREIGN);
        Set<String> owned = new HashSet<>();
        if (world.state().found().isPresent()) {
            world.state()
                    .desiredDestinations()
                    .forEach(block ->
                            expected.put(block, world.eniOf(world.sddc().edge().activeHost())));
            owned.addAll(world.sddc().networkInterfaceIds());
            assertThat(owned).hasSize(Sddc.SLOTS);
            assertThat(world.state().settled()).isTrue();
        }
        assertThat(world.routes()).isEqualTo(expected);
        assertThat(world.network.allNetworkInterfaces())
                .extracting(Eni::networkInterfaceId)
                .containsAll(owned);
        assertThat(world.network.mutations())
                .noneMatch(call -> FOREIGN.keySet().stream().anyMatch(f -> call.contains(" " + f)));
        assertThat(world.state().outbox()).isEmpty();
        requireTold(world);
    }

    /** Every version that changed something was told of; a version may be told of twice. */
    private static void requireTold(World world) {
        Set<Long> told = new HashSet<>();
        world.events.published().stream()
                .filter(event -> event.type() != EventType.ROUTE_DRIFT_REPAIRED)
                .map(Announcement::version)
                .forEach(told::add);
        assertThat(told)
                .contains(LongStream.rangeClosed(1, world.state().version())
                        .boxed()
                        .toArray(Long[]::new));
    }

    private static void send(World world, Command command) {
        try {
            world.send(command);
        } catch (Rejected refused) {
            assertThat(refused.problem().code()).isNotIn(ProblemCode.MALFORMED_REQUEST, ProblemCode.INVALID_FIELD);
        }
    }

    private static Command command(Random random, World world) {
        Stamp stamp = stamp(random, world);
        String name = "segment-" + random.nextInt(5);
        Cidr block = new Cidr((192L << 24) + (168L << 16) + (random.nextInt(160, 166) << 8), 24);
        return switch (random.nextInt(10)) {
            case 0 -> Example.provision(Example.spec().hosts(Example.hosts(1, 2 + random.nextInt(4))), stamp);
            case 1 -> Example.provision(Example.spec().paused(random.nextBoolean()), stamp);
            case 2 -> Example.move("esx-" + (1 + random.nextInt(2)), stamp);
            case 3 -> Example.failover("esx-" + (1 + random.nextInt(2)), stamp);
            case 4 -> Example.deleteSegment(name, stamp);
            case 5 ->
                random.nextInt(3) > 0
                        ? Example.deleteSegment(name, stamp)
                        : Example.deprovision(random.nextBoolean(), stamp);
            default -> Example.segment(name, block, random.nextInt(5) == 0 ? "EXTENDED" : "ROUTED", stamp);
        };
    }

    private static Stamp stamp(Random random, World world) {
        return switch (random.nextInt(3)) {
            case 0 -> new Stamp(null, world.time.instant(), true);
            case 1 -> new Stamp(null, world.time.instant().minusSeconds(random.nextInt(60)), false);
            default -> new Stamp(1L + random.nextInt(40), world.time.instant(), false);
        };
    }

    /** Lets some calls fail, before or after their effect, and another process come between. */
    private static void disturb(World world, Random random) {
        int failing = random.nextInt(12);
        int other = random.nextInt(60);
        int[] calls = {0};
        world.intercept(
                call -> {
                    if (calls[0]++ == other) {
                        send(world.another(), command(random, world));
                    }
                    fail(call, failing == 1 && random.nextInt(20) == 0);
                },
                call -> fail(call, failing == 2 && random.nextInt(20) == 0));
    }

    private static void fail(Call call, boolean fails) {
        if (fails) {
            throw new CloudFailure(Kind.UNAVAILABLE, call.method(), "not now", new IllegalStateException());
        }
    }

    /** Somebody changes something by hand. */
    private static void drift(World world, Random random) {
        Sddc sddc = world.state().sddc();
        if (sddc == null || sddc.networkInterfaceIds().isEmpty() || random.nextInt(4) > 0) {
            return;
        }
        String eni = Seeds.oneOf(random, sddc.networkInterfaceIds());
        List<Cidr> managed = world.routes().keySet().stream()
                .filter(block -> !FOREIGN.containsKey(block))
                .toList();
        switch (random.nextInt(3)) {
            case 0 -> world.network.loseNetworkInterface(eni);
            case 1 -> managed.stream().findAny().ifPresent(block -> world.network.removeRoute(Example.MAIN, block));
            default -> managed.stream().findAny().ifPresent(block -> world.network.putRoute(Example.MAIN, block, eni));
        }
    }
}
