package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.Intercepted.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Commands for segments of one SDDC that come at once: what another one is at is left to that one. */
class ManyAtOnceTest {

    private static final Cidr OLD = Cidr.parse("192.168.164.0/24");
    private static final Cidr NEW = Cidr.parse("192.168.168.0/24");
    private static final Cidr OTHER = Cidr.parse("192.168.172.0/24");

    private final World world = World.withExample();
    private final AtomicInteger looks = new AtomicInteger();
    private @Nullable Duration untilTheFirstEdit;

    @Test
    void command_writesItsOwnRouteOnly_whileAnotherIsAtWork() {
        world.take(segment("other", OTHER, live()));

        List<String> mutations =
                world.mutationsOf(() -> assertThat(progressOfNew()).isEqualTo(Progress.UNFINISHED));

        assertThat(mutations).hasSize(1).allMatch(call -> call.contains(NEW.toString()));
        assertThat(world.events.reconcileRequests()).hasSize(1);
    }

    @Test
    void command_writesAnothersRoute_whenThatOneWouldBeDoneByNow() {
        world.take(segment("other", OTHER, live()));
        world.time.advance(Duration.ofSeconds(15));

        assertThat(progressOfNew()).isEqualTo(Progress.DONE);

        assertThat(world.routes()).containsKeys(NEW, OTHER);
        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void command_leavesTheRoutesOfAMove_toTheMover() {
        world.take(move("esx-2", live()));

        List<String> mutations =
                world.mutationsOf(() -> assertThat(progressOfNew()).isEqualTo(Progress.UNFINISHED));

        assertThat(mutations).hasSize(1).allMatch(call -> call.contains(NEW.toString()));
    }

    @Test
    void command_finishesAMove_thatWouldBeDoneByNow() {
        world.take(move("esx-2", live()));
        world.time.advance(Duration.ofSeconds(61));

        assertThat(progressOfNew()).isEqualTo(Progress.DONE);

        assertThat(world.routes().values()).containsOnly(world.eniOf("esx-2"));
        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void command_waitsForTheRecordOfALaterOne_withoutLooking() {
        afterNewRoute(call -> {
            if (call.is("createRoute")) {
                world.another().take(segment("other", OTHER, live()));
            } else if (call.is("find") && looks.get() == 1) {
                world.another().reconcile();
            }
        });

        assertThat(progressOfNew()).isEqualTo(Progress.DONE);

        assertThat(looks).hasValue(1);
        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void commandForAList_leavesTheEditToALaterOne_withoutLooking() {
        world.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        var committed = new AtomicBoolean();
        var verified = new AtomicBoolean();
        world.intercept(call -> {}, call -> {
            if (call.is("commit") && committed.compareAndSet(false, true)) {
                world.another().take(segment("other", OTHER, live()));
            } else if (committed.get()) {
                looks.addAndGet(call.is("routeTables") ? 1 : 0);
                if (call.is("find") && verified.compareAndSet(false, true)) {
                    world.another().reconcile();
                }
            }
        });

        assertThat(progressOfNew()).isEqualTo(Progress.DONE);

        assertThat(looks).hasValue(0);
        assertThat(entries()).contains(NEW, OTHER);
    }

    @Test
    void commandForAList_makesItsEdit_thoughAnotherCameWhileItLooked() {
        world.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        afterTheFirst("prefixListEntries", () -> world.another().take(segment("other", OTHER, live())));

        assertThat(progressOfNew()).isEqualTo(Progress.FOLLOWED);

        assertThat(entries()).contains(NEW);
        assertThat(untilTheFirstEdit).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void commandForAList_makesItsEdit_thoughAnotherCommitsWhileItIsRecorded() {
        world.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        var reads = new AtomicInteger();
        var readsBeforeTheEdit = new AtomicInteger();
        world.intercept(
                call -> {
                    if (call.is("commit")
                            && reads.get() == 1
                            && !world.state().segments().containsKey("other")) {
                        world.another().take(segment("other", OTHER, live()));
                    } else if (call.is("editPrefixList")) {
                        readsBeforeTheEdit.compareAndSet(0, reads.get());
                    }
                },
                call -> reads.addAndGet(call.is("prefixListEntries") ? 1 : 0));

        world.send(segment("new", NEW, live()));

        assertThat(readsBeforeTheEdit).hasValue(1);
        assertThat(entries()).contains(NEW);
    }

    @Test
    void commandForAList_addsNothing_thatWasDeletedWhileItLooked() {
        world.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        afterTheFirst("prefixListEntries", () -> world.another().take(deleteSegment("new", live())));

        world.send(segment("new", NEW, live()));

        assertThat(untilTheFirstEdit).isNull();
    }

    @Test
    void commandForAList_editsIt_thoughAnotherFollows_whenOneHasWaitedForLong() {
        world.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        world.time.advance(Duration.ofMinutes(1));
        world.take(segment("old", OLD, live()));
        world.time.advance(Duration.ofSeconds(6));
        afterTheFirst("commit", () -> world.another().take(segment("other", OTHER, live())));

        world.send(segment("new", NEW, live()));

        assertThat(entries()).contains(OLD, NEW);
        assertThat(untilTheFirstEdit).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void command_looksAgain_whenTheEdgeHasMovedMeanwhile() {
        afterNewRoute(call -> {
            if (call.is("createRoute")) {
                world.another().send(move("esx-2", live()));
                world.another().send(segment("other", OTHER, live()));
            }
        });

        assertThat(progressOfNew()).isEqualTo(Progress.DONE);

        assertThat(world.routes().values()).containsOnly(world.eniOf("esx-2"));
    }

    @Test
    void command_thatIsStoredTooLate_isHandedOn_withoutALook() {
        world.intercept(call -> {}, call -> {
            looks.addAndGet(call.is("routeTables") ? 1 : 0);
            if (call.is("commit")) {
                looks.set(0);
                world.time.advance(Duration.ofSeconds(21));
            }
        });

        assertThat(progressOfNew()).isEqualTo(Progress.UNFINISHED);

        assertThat(looks).hasValue(0);
        assertThat(world.events.reconcileRequests()).hasSize(1);
    }

    @Test
    void command_isNotHandedOn_whenALaterOneIsAtWork() {
        afterNewRoute(call -> {
            if (call.is("createRoute")) {
                world.time.advance(Duration.ofSeconds(1));
                world.another().take(segment("other", OTHER, live()));
            }
        });

        assertThat(progressOfNew()).isEqualTo(Progress.FOLLOWED);

        assertThat(world.events.reconcileRequests()).isEmpty();
    }

    /** Lets something happen after the first call of that method, and notes when the list is edited first. */
    private void afterTheFirst(String method, Runnable then) {
        Instant begun = world.time.instant();
        var called = new AtomicBoolean();
        world.intercept(
                call -> {
                    if (call.is("editPrefixList") && untilTheFirstEdit == null) {
                        untilTheFirstEdit = Duration.between(begun, world.time.instant());
                    }
                },
                call -> {
                    if (call.is(method) && called.compareAndSet(false, true)) {
                        then.run();
                    }
                });
    }

    private Set<Cidr> entries() {
        return world.network.prefixListEntries(world.sddc().prefixListId().orElseThrow());
    }

    private Progress progressOfNew() {
        return world.apply(segment("new", NEW, live())).reconciled().progress();
    }

    /** Lets something happen after each call that comes after that route's creation. */
    private void afterNewRoute(Consumer<Call> then) {
        world.intercept(call -> {}, call -> {
            if (world.routes().containsKey(NEW)) {
                looks.addAndGet(call.is("routeTables") ? 1 : 0);
                then.accept(call);
            }
        });
    }
}
