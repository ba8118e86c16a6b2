package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.failover;
import static io.connectedvpc.core.Example.host;
import static io.connectedvpc.core.Example.hosts;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static io.connectedvpc.core.Example.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.decide.Decision.Effect;
import io.connectedvpc.core.decide.Decision.Reason;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Stamp;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same command twice. */
class RepeatedCommandTest {

    private static final Cidr NEW = Cidr.parse("192.168.168.0/24");

    static Stream<Arguments> commands() {
        Stream<Function<Stamp, Command>> all = Stream.of(
                stamp -> provision(spec().hosts(hosts(1, 4)), stamp),
                stamp -> provision(new Spec().hosts(host(1), host(2)).groups("sg-2"), stamp),
                stamp -> segment("new", NEW, stamp),
                stamp -> segment("web", NEW, stamp),
                stamp -> segment("web", WEB, "EXTENDED", stamp),
                stamp -> deleteSegment("web", stamp),
                stamp -> deleteSegment("never", stamp),
                stamp -> move("esx-2", stamp),
                stamp -> move("esx-1", stamp),
                stamp -> failover("esx-2", stamp),
                stamp -> deprovision(true, stamp));
        return all.flatMap(command -> Stream.of(live(), numbered(5), timed(Duration.ofSeconds(1)))
                .map(stamp -> Arguments.of(command.apply(stamp))));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void command_makesNoMutatingCall_whenRepeated(Command command) {
        World world = World.withExample();
        world.send(command);
        long version = world.state().version();
        assertThat(world.mutationsOf(() -> {
                    world.send(command);
                    world.send(command);
                }))
                .isEmpty();
        assertThat(world.state().version()).isEqualTo(version);
    }

    @Test
    void duplicate_isIgnored_andTellsNothing() {
        World world = World.withExample();
        world.send(segment("new", NEW, numbered(5)));
        assertThat(world.publishedBy(() -> {
                    var outcome = (Outcome.Ignored) world.send(segment("new", NEW, numbered(5)));
                    assertThat(outcome.reason()).isEqualTo(Reason.DUPLICATE);
                }))
                .isEmpty();
    }

    @Test
    void command_isStored_andLeavesTheVpcToItsCaller_whenItIsOnlyTaken() {
        World world = World.withExample();
        assertThat(world.mutationsOf(() -> world.take(segment("new", NEW, numbered(5)))))
                .isEmpty();
        assertThat(world.state().segment("new")).isPresent();
        assertThat(world.take(segment("new", NEW, numbered(5)))).isInstanceOf(Outcome.Ignored.class);
        assertThat(world.routes()).doesNotContainKey(NEW);

        world.reconcile();

        assertThat(world.routes()).containsKey(NEW);
        assertThat(world.published()).endsWith(EventType.SEGMENT_SYNCHRONIZED);
    }

    /** They wait together, and each reconcile takes all of them again. */
    @Test
    void command_asksForNoReconcile_whenItIsOnlyTaken_andTheSddcIsNotReadyYet() {
        var world = new World();
        world.network.freezeReads(true);
        world.send(provision(spec(), live()));
        int asked = world.events.reconcileRequests().size();
        world.take(segment("web", WEB, numbered(5)));
        world.take(segment("web", WEB, numbered(5)));
        world.take(move("esx-1", live()));
        assertThat(world.events.reconcileRequests()).hasSize(asked);
    }

    @Test
    void stale_isIgnored() {
        World world = World.withExample();
        world.send(move("esx-2", numbered(5)));
        assertThat(world.send(move("esx-1", numbered(4))))
                .isInstanceOfSatisfying(
                        Outcome.Ignored.class,
                        ignored -> assertThat(ignored.reason()).isEqualTo(Reason.STALE));
        assertThat(world.routes()).containsEntry(WEB, world.eniOf("esx-2"));
    }

    @Test
    void numberedMove_toTheActiveHost_isTold_withoutChanges() {
        World world = World.withExample();
        var outcome = world.apply(move("esx-1", numbered(5)));
        assertThat(outcome.effect()).isEqualTo(Effect.CHANGED);
        assertThat(outcome.reconciled().changes()).isEmpty();
        assertThat(world.published()).endsWith(EventType.EDGE_MOVE_APPLIED);
        assertThat(world.state().version()).isEqualTo(4);
    }

    @Test
    void move_toTheActiveHost_hasNoEffect_withoutANumber() {
        World world = World.withExample();
        assertThat(world.publishedBy(() ->
                        assertThat(world.apply(move("esx-1", live())).effect()).isEqualTo(Effect.NONE)))
                .isEmpty();
        assertThat(world.state().version()).isEqualTo(4);
    }
}
