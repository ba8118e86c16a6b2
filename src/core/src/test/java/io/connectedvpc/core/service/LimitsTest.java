package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Withdrawn;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.port.SddcStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More segments than one commit, one batch of writes or one call can take. */
class LimitsTest {

    private static final int MANY = 2 * SddcStore.MAX_CHANGES + 5;

    private final World world = new World();

    @Test
    void everything_worksWithManySegments() {
        provisionWithMany();
        assertThat(world.routes()).hasSize(MANY + 1);
        assertThat(world.apply(move("esx-2", live())).reconciled().changes()).hasSize(MANY + 1);
        world.send(deprovision(true, live()));
        assertThat(world.state().found()).isEmpty();
        assertThat(world.state().liveSegments()).isEmpty();
        assertThat(world.state().segments()).hasSize(MANY);
        assertThat(world.routes()).isEmpty();
    }

    @Test
    void unpausing_tellsEveryEventOnce_whenManyAreOwed() {
        world.send(provision(spec().paused(true), live()));
        addMany();
        assertThat(world.state().outbox()).hasSize(MANY + 1);
        world.send(provision(new Spec().paused(false), live()));
        assertThat(world.routes()).hasSize(MANY + 1);
        assertThat(world.published())
                .hasSize(MANY + 1)
                .filteredOn(EventType.SEGMENT_SYNCHRONIZED::equals)
                .hasSize(MANY);
        assertThat(world.events.published().stream().map(Announcement::version)).isSorted();
        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void unpausing_removesEveryRoute_whenManyWereWithdrawn() {
        provisionWithMany();
        world.send(provision(new Spec().paused(true), live()));
        deleteMany();
        // A conflict at the same time makes one event more for the same commit.
        world.network.addTable("vpc-1", "rtb-new");
        world.network.putRoute("rtb-new", MANAGEMENT, "tgw-1");
        world.network.makeMain("rtb-new");
        world.send(provision(new Spec().paused(false), live()));
        assertThat(world.state().withdrawn().values()).hasSize(MANY).allMatch(Withdrawn::removed);
        assertThat(world.published()).contains(EventType.SDDC_DEGRADED);
    }

    @Test
    void deletion_succeeds_whenManySegmentsWereDeletedBefore() {
        provisionWithMany();
        deleteMany();
        world.send(deprovision(false, live()));
        assertThat(world.state().found()).isEmpty();
        assertThat(world.network.allNetworkInterfaces()).isEmpty();
    }

    @Test
    void commands_areTaken_whenManyMemoriesHaveEnded() {
        provisionWithMany();
        deleteMany();
        world.time.advance(Fence.MEMORY.plusSeconds(1));
        world.send(segment("new", Cidr.parse("192.168.168.0/24"), live()));
        world.send(deleteSegment("segment-0", live()));
        world.send(move("esx-2", live()));
        world.send(provision(spec(), live()));
        assertThat(world.view().inSync()).isTrue();
        assertThat(world.routes()).hasSize(2);
    }

    @Test
    void work_goesOnByAnEvent_whenTheDeadlineComesFirst() {
        world.send(provision(spec().paused(true), live()));
        addMany();
        world.intercept(call -> {}, call -> {
            if (call.is("createRoute")) {
                world.time.advance(Duration.ofMillis(600));
            }
        });
        var outcome = world.apply(provision(new Spec().paused(false), live()));
        assertThat(outcome.reconciled().progress()).isEqualTo(Progress.UNFINISHED);
        assertThat(outcome.reconciled().finished()).isFalse();
        assertThat(world.events.reconcileRequests()).hasSize(1);
        assertThat(world.routes()).hasSizeBetween(20, MANY);
        assertThat(world.view().inSync()).isFalse();
        assertThat(world.published()).isEmpty();

        world.clear();
        assertThat(world.reconcile().progress()).isEqualTo(Progress.DONE);
        assertThat(world.routes()).hasSize(MANY + 1);
        assertThat(world.published()).hasSize(MANY + 1);
        assertThat(world.network.mutations().stream().filter(call -> call.startsWith("CreateRoute " + MAIN)))
                .hasSize(MANY + 1);
    }

    @Test
    void longRun_stops_whenTheEdgeMovesOn() {
        provisionWithMany();
        var overtaking = world.another();
        world.intercept(call -> {}, call -> {
            if (call.is("replaceRoute")) {
                world.clear();
                overtaking.send(move("esx-1", live()));
            }
        });
        world.send(move("esx-2", live()));
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-1"));
        long toTheOldTarget = world.network.mutations().stream()
                .filter(call -> call.startsWith("ReplaceRoute") && call.endsWith(world.eniOf("esx-2")))
                .count();
        assertThat(toTheOldTarget).isLessThanOrEqualTo(20);
    }

    @Test
    void longRun_goesOn_whenASegmentIsAdded() {
        provisionWithMany();
        var calls = new ArrayList<String>();
        world.intercept(call -> {}, call -> {
            calls.add(call.method());
            if (call.is("replaceRoute") && calls.indexOf("replaceRoute") == calls.size() - 1) {
                world.another().take(segment("new", Cidr.parse("192.168.168.0/24"), live()));
            }
        });
        world.send(move("esx-2", live()));
        assertThat(calls.indexOf("routeTables")).isGreaterThan(calls.lastIndexOf("replaceRoute"));
        assertThat(calls).filteredOn("replaceRoute"::equals).hasSize(MANY + 1);
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-2"));
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void longRun_looksAgainBeforeItDeletesMore_whenASegmentIsAdded() {
        provisionWithMany();
        world.send(provision(new Spec().paused(true), live()));
        deleteMany();
        var calls = new ArrayList<String>();
        world.intercept(call -> {}, call -> {
            calls.add(call.method());
            if (call.is("deleteRoute") && calls.indexOf("deleteRoute") == calls.size() - 1) {
                world.another().take(segment("new", Cidr.parse("192.168.168.0/24"), live()));
            }
        });
        world.send(provision(new Spec().paused(false), live()));
        assertThat(calls.lastIndexOf("routeTables")).isGreaterThan(calls.indexOf("deleteRoute"));
        int again = calls.subList(calls.indexOf("deleteRoute"), calls.size()).indexOf("routeTables");
        assertThat(again).isLessThan(MANY);
        assertThat(world.routes()).hasSize(2);
    }

    @Test
    void longRun_stops_whenTheSddcIsPaused() {
        provisionWithMany();
        world.intercept(call -> {}, call -> {
            if (call.is("replaceRoute")) {
                world.clear();
                world.another().send(provision(new Spec().paused(true), live()));
            }
        });
        assertThat(world.apply(move("esx-2", live())).reconciled().progress()).isEqualTo(Progress.PAUSED);
        assertThat(world.routes().values().stream().filter(world.eniOf("esx-2")::equals))
                .hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void unfinishedPruning_goesOnPruning() {
        provisionWithMany();
        IntStream.range(0, MANY)
                .forEach(i ->
                        world.network.putRoute(MAIN, Cidr.parse("172.16.%d.0/24".formatted(i)), world.eniOf("esx-1")));
        world.intercept(call -> {}, call -> {
            if (call.is("deleteRoute")) {
                world.time.advance(Duration.ofSeconds(2));
            }
        });
        assertThat(world.prune().progress()).isEqualTo(Progress.UNFINISHED);
        assertThat(world.events.reconcileRequests())
                .last()
                .satisfies(asked -> assertThat(asked.prune()).isTrue());
    }

    private void provisionWithMany() {
        world.send(provision(spec(), live()));
        addMany();
    }

    private void addMany() {
        for (int i = 0; i < MANY; i++) {
            world.send(segment("segment-" + i, new Cidr((172L << 24) + (i << 8), 24), live()));
        }
    }

    private void deleteMany() {
        for (int i = 0; i < MANY; i++) {
            world.send(deleteSegment("segment-" + i, live()));
        }
    }
}
