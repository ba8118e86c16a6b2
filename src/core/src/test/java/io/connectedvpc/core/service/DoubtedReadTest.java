package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.APP;
import static io.connectedvpc.core.Example.DB;
import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.another;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.hosts;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.port.InMemoryVpcNetwork.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Reads that show a time before this program's own writes. */
class DoubtedReadTest {

    private static final Cidr NEW = Cidr.parse("192.168.168.0/24");
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final World world = World.withExample();
    private final String first = world.eniOf("esx-1");
    private final String second = world.eniOf("esx-2");

    @Test
    void routes_followTheEdgeBack_whenReadsShowTheTimeBeforeItLeft() {
        world.network.freezeReads(true);
        world.send(move("esx-2", live()));
        assertThat(targets()).containsExactly(second);

        world.send(move("esx-1", live()));

        assertThat(targets()).containsExactly(first);
        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void routes_followTheEdgeThereAndBackAgain_whateverReadsShow() {
        Seen onFirst = world.network.look();
        world.send(move("esx-2", live()));
        Seen onSecond = world.network.look();
        for (int turn = 0; turn < 6; turn++) {
            world.network.show(turn % 2 == 0 ? onFirst : onSecond);
            world.send(move(turn % 2 == 0 ? "esx-1" : "esx-2", live()));
            assertThat(targets()).containsExactly(turn % 2 == 0 ? first : second);
        }
    }

    @Test
    void routeThatCameLate_isTakenBack_whenItsBlockIsAnothersByNow() {
        World others = world.another();
        world.intercept(call -> {}, call -> {
            if (call.is("commit")) {
                world.clear();
                others.send(deleteSegment("new", live()));
                others.send(new Command.ProvisionSddc(
                        "sddc-2", live(), another().paused(true).build()));
                others.send(new Command.PutSegment("sddc-2", live(), "new", NEW.toString(), null, null));
            }
        });

        world.send(segment("new", NEW, live()));

        assertThat(world.network.mutations()).anyMatch(call -> call.startsWith("CreateRoute " + MAIN + " " + NEW));
        assertThat(world.routes()).doesNotContainKey(NEW);
    }

    @Test
    void doubt_ends_onceTheMoveWasVerified() {
        world.send(move("esx-2", live()));
        assertThat(world.mutationsOf(() -> world.send(move("esx-1", live())))).hasSize(4);
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
        assertThat(world.mutationsOf(() -> world.send(move("esx-1", live())))).isEmpty();
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void doubt_makesThePlanSayThatThereIsSomethingToWrite() {
        world.send(move("esx-2", live()));
        world.send(provision(new Spec().paused(true), live()));
        world.send(move("esx-1", live()));
        repoint(first);
        assertThat(world.view().inSync()).isFalse();
        assertThat(world.queries().plan("sddc-1", null).changes()).hasSize(4);
    }

    @Test
    void doubt_ends_whenNoReadCanBeSoOld() {
        world.send(move("esx-2", live()));
        world.send(provision(new Spec().paused(true), live()));
        world.send(move("esx-1", live()));
        repoint(first);
        world.time.advance(Staleness.BOUND);
        assertThat(world.mutationsOf(() -> world.send(provision(new Spec().paused(false), live()))))
                .isEmpty();
        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void segmentMadeAgain_getsItsRoute_whenReadsShowTheOneThatWasDeleted() {
        world.network.freezeReads(true);
        world.send(deleteSegment("web", live()));
        assertThat(world.routes()).doesNotContainKey(WEB);

        world.send(segment("web", WEB, live()));

        assertThat(world.routes()).containsEntry(WEB, first);
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
    }

    @Test
    void segmentMovedBack_getsItsRoute_whenReadsShowTheTimeBefore() {
        world.network.freezeReads(true);
        world.send(segment("web", NEW, live()));
        assertThat(world.routes()).containsKey(NEW).doesNotContainKey(WEB);

        world.send(segment("web", WEB, live()));

        assertThat(world.routes()).containsEntry(WEB, first).doesNotContainKey(NEW);
    }

    @Test
    void blockTakenOver_getsItsRoute_whenReadsShowTheFormerSegments() {
        world.network.freezeReads(true);
        world.send(deleteSegment("web", live()));
        world.send(segment("other", WEB, live()));
        assertThat(world.routes()).containsEntry(WEB, first);
    }

    @Test
    void justWithdrawnRoute_isDeleted_thoughReadsDoNotShowItYet() {
        world.network.freezeReads(true);
        world.send(segment("new", NEW, live()));
        assertThat(world.routes()).containsEntry(NEW, first);

        world.send(deleteSegment("new", live()));

        assertThat(world.routes()).doesNotContainKey(NEW);
        world.network.freezeReads(false);
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
    }

    @Test
    void justMadeRoutes_areDeletedWithTheSddc_thoughReadsDoNotShowThemYet() {
        world.time.advance(Staleness.BOUND);
        world.network.freezeReads(true);
        world.send(segment("new", NEW, live()));
        world.send(deprovision(true, live()));
        world.network.freezeReads(false);
        assertThat(world.routes()).isEmpty();
    }

    @Test
    void withdrawnRoute_isNotSought_whenItWasWantedForLong() {
        world.network.removeRoute(MAIN, WEB);
        world.time.advance(Staleness.BOUND);
        assertThat(world.mutationsOf(() -> world.send(deleteSegment("web", live()))))
                .isEmpty();
        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void hiddenRoute_isRepointed_whenItsCreationIsRefused() {
        Seen before = world.network.look();
        world.send(segment("new", NEW, live()));
        world.network.show(before);

        world.send(move("esx-2", live()));

        assertThat(world.routes()).containsEntry(NEW, second);
        assertThat(targets()).containsExactly(second);
    }

    @Test
    void hiddenForeignRoute_isLeft_whenItsDestinationWasNeverRoutedHere() {
        world.network.freezeReads(true);
        world.network.putRoute(MAIN, NEW, "tgw-1");

        Outcome.Applied applied = world.apply(segment("new", NEW, live()));

        assertThat(applied.reconciled().progress()).isEqualTo(Progress.UNFINISHED);
        assertThat(world.routes()).containsEntry(NEW, "tgw-1");
        world.network.freezeReads(false);
        assertThat(world.publishedBy(world::reconcile)).contains(EventType.SDDC_DEGRADED);
        assertThat(world.routes()).containsEntry(NEW, "tgw-1");
    }

    @Test
    void vanishedRoute_isMade_whenItsReplacementIsRefused() {
        world.network.freezeReads(true);
        world.network.removeRoute(MAIN, WEB);
        world.send(move("esx-2", live()));
        assertThat(world.routes()).containsEntry(WEB, second).hasSize(4);
    }

    @Test
    void longRemovedRoute_isDeleted_onlyWhenNoReadCanBeFromBefore() {
        world.send(deleteSegment("web", live()));
        world.network.putRoute(MAIN, WEB, first);
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
        world.time.advance(Staleness.BOUND.minus(A_MOMENT.multipliedBy(2)));
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
        world.time.advance(A_MOMENT.multipliedBy(2));
        assertThat(world.mutationsOf(world::reconcile)).containsExactly("DeleteRoute %s %s".formatted(MAIN, WEB));
    }

    @Test
    void longRemovedRoute_isLeft_whenTheBlockIsAnotherSddcsNow() {
        Seen before = world.network.look();
        world.send(deleteSegment("web", live()));
        world.send(new Command.ProvisionSddc(
                "sddc-2",
                live(),
                spec().management(WEB.toString())
                        .hosts(hosts(3, 4))
                        .active(null)
                        .standby(null)
                        .build()));
        String others = world.routes().get(WEB);
        assertThat(others).isNotEqualTo(first);

        world.network.show(before);
        world.time.advance(Staleness.BOUND.plus(A_MOMENT));
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();

        assertThat(world.routes()).containsEntry(WEB, others);
    }

    @Test
    void drift_isNotBelieved_whenASecondLookDoesNotShowIt() {
        world.network.removeRoute(MAIN, WEB);
        Seen without = world.network.look();
        world.network.putRoute(MAIN, WEB, first);
        world.network.show(without);
        world.intercept(call -> {}, call -> {
            if (call.is("routeTables")) {
                world.network.freezeReads(false);
            }
        });

        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
    }

    @Test
    void drift_isBelieved_whenItIsSeenTwice() {
        world.network.removeRoute(MAIN, WEB);
        Instant start = world.time.instant();
        assertThat(looksBeforeTheFirstWrite()).isEqualTo(2);
        assertThat(world.routes()).containsEntry(WEB, first);
        assertThat(world.time.instant()).isAfterOrEqualTo(start.plusSeconds(1));
    }

    @Test
    void drift_isBelievedAtOnce_whenTheLastVerificationIsLongAgo() {
        world.time.advance(Duration.ofSeconds(30));
        world.network.removeRoute(MAIN, WEB);
        assertThat(looksBeforeTheFirstWrite()).isEqualTo(1);
        assertThat(world.routes()).containsEntry(WEB, first);
    }

    @Test
    void command_waitsForNoSecondLook() {
        assertThat(looksBeforeTheFirstWriteOf(() -> world.send(deleteSegment("web", live()))))
                .isEqualTo(1);
    }

    @Test
    void lateWriteOfARun_isPutRightByIt_thoughReadsDoNotShowIt() {
        world.time.advance(Staleness.BOUND);
        world.network.putRoute(MAIN, WEB, second);
        beforeTheFirst("replaceRoute", () -> world.another().send(move("esx-2", live())));

        world.reconcile();

        assertThat(targets()).containsExactly(second);
    }

    @Test
    void routeThatARunMakesLate_isDeletedByIt_thoughReadsDoNotShowIt() {
        world.time.advance(Staleness.BOUND);
        world.network.removeRoute(MAIN, WEB);
        beforeTheFirst("createRoute", () -> world.another().send(deleteSegment("web", live())));

        world.reconcile();

        assertThat(world.routes()).containsOnlyKeys(MANAGEMENT, APP, DB);
    }

    @Test
    void routeThatARunDeletesLate_isMadeAgainByIt_thoughReadsDoNotShowThat() {
        beforeTheFirst("deleteRoute", () -> world.another().send(segment("other", WEB, live())));

        world.send(deleteSegment("web", live()));

        assertThat(world.routes()).containsEntry(WEB, first);
    }

    /** Lets another writer come between the plan and its first write; no read shows what follows. */
    private void beforeTheFirst(String write, Runnable other) {
        var done = new AtomicBoolean();
        world.intercept(
                call -> {
                    if (call.is(write) && done.compareAndSet(false, true)) {
                        other.run();
                        world.network.freezeReads(true);
                    }
                },
                call -> {});
    }

    private int looksBeforeTheFirstWrite() {
        return looksBeforeTheFirstWriteOf(world::reconcile);
    }

    private int looksBeforeTheFirstWriteOf(Runnable action) {
        Set<String> writes = Set.of("createRoute", "replaceRoute", "deleteRoute");
        var calls = new ArrayList<String>();
        world.intercept(call -> calls.add(call.method()), call -> {});
        action.run();
        world.clear();
        List<String> before = calls.stream()
                .takeWhile(call -> !writes.contains(call))
                .filter("routeTables"::equals)
                .toList();
        assertThat(calls).containsAnyElementsOf(writes);
        return before.size();
    }

    private void repoint(String eni) {
        List.of(MANAGEMENT, WEB, APP, DB).forEach(route -> world.network.putRoute(MAIN, route, eni));
    }

    private Set<String> targets() {
        return Set.copyOf(world.routes().values());
    }
}
