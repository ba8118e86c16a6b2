package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.SUBNET;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.InMemoryVpcNetwork.Seen;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.problem.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ENIs that are there although reads don't show them: never an 18th. */
class HiddenEniTest {

    private static final Duration UNSEEN = Duration.ofSeconds(31);

    private final World world = new World();

    @Test
    void eni_isNotForgotten_whenAWriteKnowsIt() {
        Seen empty = world.network.look();
        world.send(provision(spec(), live()));
        List<String> enis = world.sddc().networkInterfaceIds();

        world.network.show(empty);
        world.time.advance(UNSEEN);
        world.reconcile();

        assertThat(world.sddc().networkInterfaceIds()).isEqualTo(enis);
        assertThat(made()).hasSize(Sddc.SLOTS);
    }

    @Test
    void eni_isSoughtOnceAReconcile_andNotSoonAfterItsCreation() {
        Seen empty = world.network.look();
        world.send(provision(spec(), live()));
        world.network.show(empty);
        assertThat(world.mutationsOf(world::reconcile)).noneMatch(call -> call.startsWith("DisableSourceDestCheck"));
        world.time.advance(UNSEEN);
        List<String> calls =
                world.mutationsOf(() -> assertThat(world.reconcile().progress()).isEqualTo(Progress.UNFINISHED));
        assertThat(calls)
                .filteredOn(call -> call.startsWith("DisableSourceDestCheck"))
                .hasSize(Sddc.SLOTS);
        assertThat(made()).hasSize(Sddc.SLOTS);
    }

    @Test
    void eni_isMadeAnew_whenAWriteDoesNotKnowIt() {
        world.send(provision(spec(), live()));
        Seen before = world.network.look();
        String lost = world.sddc().networkInterfaces().get(16).networkInterfaceId();
        world.network.loseNetworkInterface(lost);

        world.network.show(before);
        world.time.advance(UNSEEN);
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();

        world.network.freezeReads(false);
        world.reconcile();
        assertThat(world.sddc().networkInterfaceIds()).hasSize(Sddc.SLOTS).doesNotContain(lost);
        assertThat(world.network.allNetworkInterfaces()).hasSize(Sddc.SLOTS);
    }

    @Test
    void spentToken_isWaitedFor_untilTheEniAppears() {
        interruptedProvisioning();
        world.send(provision(new Spec().paused(true).groups("sg-2"), live()));
        world.network.show(noEnis());
        world.send(provision(new Spec().paused(false), live()));
        assertThat(made()).hasSize(Sddc.SLOTS);
        assertThat(world.sddc().networkInterfaceIds()).isEmpty();
        assertThat(world.reconcile().progress()).isEqualTo(Progress.UNFINISHED);

        world.network.freezeReads(false);
        assertThat(world.reconcile().progress()).isEqualTo(Progress.DONE);

        assertThat(made()).hasSize(Sddc.SLOTS);
        assertThat(world.sddc().networkInterfaceIds()).hasSize(Sddc.SLOTS);
        assertThat(world.network.allNetworkInterfaces())
                .allMatch(eni -> eni.securityGroupIds().contains("sg-2"));
    }

    @Test
    void spentToken_isRenewed_whenNoReadCanHideTheEni() {
        interruptedProvisioning();
        world.network.allNetworkInterfaces().stream()
                .map(Eni::networkInterfaceId)
                .forEach(world.network::loseNetworkInterface);
        assertThat(world.reconcile().progress()).isEqualTo(Progress.UNFINISHED);
        assertThat(made()).hasSize(Sddc.SLOTS);

        world.time.advance(Staleness.BOUND.plusMillis(1));
        assertThat(world.reconcile().progress()).isEqualTo(Progress.DONE);

        assertThat(made()).hasSize(2 * Sddc.SLOTS);
        assertThat(world.network.taggedNetworkInterfaces(SUBNET, SDDC)).hasSize(Sddc.SLOTS);
    }

    @Test
    void eni_isNotAdopted_whenOnlyAnOldReadShowsIt() {
        interruptedProvisioning();
        Seen before = world.network.look();
        String lost = world.network.allNetworkInterfaces().get(0).networkInterfaceId();
        world.network.loseNetworkInterface(lost);

        world.network.show(before);
        world.reconcile();

        assertThat(world.sddc().networkInterfaceIds()).hasSize(Sddc.SLOTS - 1).doesNotContain(lost);
    }

    @Test
    void deletion_takesEnisAlong_thatNoReadShowsYet() {
        interruptedProvisioning();
        world.network.show(noEnis());

        world.send(deprovision(false, live()));

        assertThat(world.state().found()).isEmpty();
        assertThat(world.network.allNetworkInterfaces()).isEmpty();
    }

    @Test
    void deletion_leavesNoEni_thatASlowFunctionMakesAfterwards_andDies() {
        var overtaken = new AtomicBoolean();
        world.intercept(
                call -> {
                    if (call.is("createNetworkInterface")) {
                        deleteOnce(overtaken);
                    } else if (overtaken.get()) {
                        throw new IllegalStateException("dies");
                    }
                },
                call -> {});

        assertThatThrownBy(() -> world.send(provision(spec(), live()))).hasMessage("dies");

        assertThat(world.state().found()).isEmpty();
        assertThat(world.network.allNetworkInterfaces()).isEmpty();
    }

    private void deleteOnce(AtomicBoolean done) {
        if (done.compareAndSet(false, true)) {
            world.another().send(deprovision(false, live()));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void enis_areNeverMoreThan17_whateverReadsShow(long seed) {
        var random = new Random(seed);
        var views = new ArrayList<>(List.of(world.network.look()));
        attempt(() -> world.send(provision(spec(), live())), random);
        for (int step = 0; step < 12; step++) {
            views.add(world.network.look());
            if (random.nextInt(3) == 0) {
                world.network.freezeReads(false);
            } else {
                world.network.show(views.get(random.nextInt(views.size())));
            }
            world.time.advance(Duration.ofSeconds(random.nextInt(20)));
            attempt(world::reconcile, random);
            assertThat(world.network.allNetworkInterfaces()).hasSizeLessThanOrEqualTo(Sddc.SLOTS);
        }
        world.network.freezeReads(false);
        world.time.advance(Staleness.BOUND);
        world.reconcile();
        assertThat(made()).hasSize(Sddc.SLOTS);
        assertThat(world.sddc().networkInterfaceIds()).hasSize(Sddc.SLOTS).doesNotHaveDuplicates();
        assertThat(world.view().inSync()).isTrue();
    }

    /** Runs until it is done, or a call's answer is lost. */
    private void attempt(Runnable action, Random random) {
        int lost = random.nextInt(40);
        var calls = new int[1];
        world.intercept(call -> {}, call -> {
            if (++calls[0] >= lost && call.is("createNetworkInterface")) {
                throw lost();
            }
        });
        try {
            action.run();
        } catch (Rejected interrupted) {
            assertThat(interrupted.problem().committed()).isTrue();
        } finally {
            world.clear();
        }
    }

    /** Leaves 17 ENIs of which nothing is recorded. */
    private void interruptedProvisioning() {
        world.intercept(call -> {}, call -> {
            if (call.is("createNetworkInterface")) {
                throw lost();
            }
        });
        world.refused(provision(spec(), live()));
        world.clear();
        assertThat(made()).hasSize(Sddc.SLOTS);
        assertThat(world.sddc().networkInterfaceIds()).isEmpty();
    }

    private static Seen noEnis() {
        return new World().network.look();
    }

    private List<String> made() {
        return world.network.mutations().stream()
                .filter(call -> call.startsWith("CreateNetworkInterface"))
                .toList();
    }

    private static CloudFailure lost() {
        return new CloudFailure(
                CloudFailure.Kind.DENIED, "ec2:CreateNetworkInterface", "lost", new IllegalStateException());
    }
}
