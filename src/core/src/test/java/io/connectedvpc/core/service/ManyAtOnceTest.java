package io.connectedvpc.core.service;

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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Commands for segments of one SDDC that come at once: what another one is at is left to that one. */
class ManyAtOnceTest {

    private static final Cidr NEW = Cidr.parse("192.168.168.0/24");
    private static final Cidr OTHER = Cidr.parse("192.168.172.0/24");

    private final World world = World.withExample();
    private final AtomicInteger looks = new AtomicInteger();

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
        assertThat(world.network.prefixListEntries(world.sddc().prefixListId().orElseThrow()))
                .contains(NEW, OTHER);
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
