package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.VPC;
import static io.connectedvpc.core.Example.caller;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.command.Command.PutSegment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.port.VpcNetwork.NewPrefixList;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.service.SddcView.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The size of a prefix list, which counts in each table that names it; also where the tables' real quota is less than this program was told. */
class ListSizeTest {

    /** What a list is made for when there is nothing but the management network. */
    private static final int FIRST_SIZE = 11;

    /** The VPC's own route, and the list as it is made. */
    private static final int REAL_QUOTA = 1 + FIRST_SIZE;

    private static final String CUSTOM = "rtb-custom";

    private final World world = new World();

    @Test
    void growthAheadOfNeed_isAWarningOnly_whenItIsRefused() {
        provisionByList(REAL_QUOTA);

        world.send(number(FIRST_SIZE - 3));

        assertThat(world.state().settled()).isTrue();
        assertThat(world.view().status()).isEqualTo(Status.READY);
        assertThat(world.view().inSync()).isTrue();
        assertThat(world.view().warnings())
                .extracting(Warning::code, Warning::subject)
                .contains(tuple(Warning.Code.QUOTA_NEAR, list().value()));
        assertThat(resizesOf(world::reconcile)).isEmpty();
    }

    @Test
    void neededSize_isTried_whenALargerOneIsRefused() {
        provisionByList(REAL_QUOTA + 1);

        IntStream.range(0, FIRST_SIZE).forEach(i -> world.send(number(i)));

        assertThat(entries()).hasSize(FIRST_SIZE + 1);
        assertThat(world.view().status()).isEqualTo(Status.READY);
    }

    @Test
    void sizeThatEc2GivesUp_isNeverReported() {
        provisionByList(REAL_QUOTA);
        assertThat(world.publishedBy(this::overfill)).contains(EventType.SDDC_DEGRADED);

        for (int sweep = 0; sweep < 3; sweep++) {
            int asked = world.events.reconcileRequests().size();
            assertThat(world.publishedBy(this::resume)).isEmpty();
            assertThat(world.events.reconcileRequests()).hasSize(asked);
        }
        assertThat(world.view().status()).isEqualTo(Status.DEGRADED);

        world.network.setRouteQuota(500);
        assertThat(world.publishedBy(this::resume))
                .containsExactlyInAnyOrder(EventType.SDDC_RECOVERED, EventType.SEGMENT_SYNCHRONIZED);
        assertThat(entries()).hasSize(FIRST_SIZE + 1);
        assertThat(world.view().status()).isEqualTo(Status.READY);
    }

    @Test
    void edgeMove_isApplied_whileTheListCannotGrow() {
        provisionByList(REAL_QUOTA);
        overfill();
        resume();

        assertThat(world.publishedBy(() -> assertThat(world.applyToRoutes(move("esx-2", live()))
                                .reconciled()
                                .progress())
                        .isEqualTo(Progress.DONE)))
                .containsExactly(EventType.EDGE_MOVE_APPLIED);
    }

    @Test
    void segmentThatHasItsEntry_isTold_whileTheListCannotGrow() {
        provisionByList(REAL_QUOTA);
        overfill();
        world.send(deleteSegment("s0", live()));

        assertThat(world.state().outbox()).isEmpty();
        assertThat(world.state().settled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 300})
    void list_shrinks_beforeItComesToATableWithLessRoom(int most) {
        world.send(provision(spec().routing("PREFIX_LIST"), live()));
        IntStream.range(0, most).forEach(i -> world.send(number(i)));
        IntStream.range(100, most).forEach(i -> world.send(deleteSegment("s" + i, live())));
        world.network.addTable(VPC, CUSTOM, "subnet-9");
        IntStream.range(0, 390).forEach(i -> world.network.putRoute(CUSTOM, other(i), "tgw-1"));

        assertThat(world.mutationsOf(() -> world.send(provision(new Spec().tables(CUSTOM), live()))))
                .noneMatch(call -> call.startsWith("EditPrefixList"));

        assertThat(world.network.listRoute(CUSTOM, list())).isEqualTo(world.eniOf("esx-1"));
        assertThat(world.network.listRoute(MAIN, list())).isEqualTo(world.eniOf("esx-1"));
        assertThat(entries()).hasSize(101);
        assertThat(world.view().status()).isEqualTo(Status.READY);
        assertThat(world.view().inSync()).isTrue();
        assertThat(resizesOf(world::reconcile)).isEmpty();
    }

    @Test
    void listThatNoTableNames_losesEntries_whereRoutesOfTheirOwnHaveTheRoom() {
        int segments = 20;
        World tight = World.withQuota(segments + 4);
        tight.send(provision(spec(), live()));
        IntStream.range(0, segments).forEach(i -> tight.send(number(i)));
        PrefixListId full = tight.network
                .createPrefixList(new NewPrefixList(SDDC, segments + 1, "token"))
                .orElseThrow()
                .id();
        tight.network.editPrefixList(full, 1, tight.state().desiredDestinations(), List.of());

        tight.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        IntStream.range(0, 20).forEach(i -> tight.reconcile());

        assertThat(tight.network.listRoute(MAIN, full)).isEqualTo(tight.eniOf("esx-1"));
        assertThat(tight.routes()).isEmpty();
        assertThat(tight.network.prefixListEntries(full)).hasSize(segments + 1);
        assertThat(tight.view().inSync()).isTrue();
    }

    @Test
    void listThatHasGrownBetweenTwoReads_isReadAgain() {
        provisionByList(500);
        var other = world.another();
        world.intercept(call -> {}, call -> {
            if (call.is("prefixList")) {
                world.clear();
                IntStream.range(FIRST_SIZE - 3, 2 * FIRST_SIZE).forEach(i -> other.send(number(i)));
            }
        });

        world.reconcile();

        assertThat(entries()).hasSize(2 * FIRST_SIZE + 1);
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void growth_isMade_thoughAnotherSegmentComesWhileTheListIsRead() {
        assertThat(readsUntilAResize(() -> world.another().take(number(20)))).isEqualTo(2);
    }

    @Test
    void growth_isPlannedAnew_whenATableComesWhileTheListIsRead() {
        world.network.addTable(VPC, CUSTOM, "subnet-9");

        assertThat(readsUntilAResize(() -> world.another()
                        .take(provision(spec().routing("PREFIX_LIST").tables(CUSTOM), live()))))
                .isGreaterThan(2);
    }

    @Test
    void list_isNotMadeSmallerByAnOlderGrowth() {
        int larger = 20 * FIRST_SIZE;

        readsUntilAResize(() -> world.network.resizePrefixList(list(), larger));

        assertThat(world.network.prefixList(list()).orElseThrow().maxEntries()).isEqualTo(larger);
    }

    @Test
    void table_waits_whileTheListIsEdited() {
        provisionByList(500);
        IntStream.range(0, 60).forEach(i -> world.send(number(i)));
        world.network.addTable(VPC, CUSTOM, "subnet-9");
        IntStream.range(0, 430).forEach(i -> world.network.putRoute(CUSTOM, other(i), "tgw-1"));
        world.network.holdListEdits(true);
        world.send(segment("held", Cidr.parse("172.18.0.0/24"), live()));

        var outcome = world.apply(provision(new Spec().tables(CUSTOM), live()));

        assertThat(outcome.reconciled().progress()).isEqualTo(Progress.UNFINISHED);
        assertThat(world.sddc().faults()).isEmpty();
        world.network.holdListEdits(false);
        world.reconcile();
        assertThat(world.network.listRoute(CUSTOM, list())).isEqualTo(world.eniOf("esx-1"));
        assertThat(world.view().inSync()).isTrue();
    }

    private static Cidr other(int number) {
        return new Cidr((10L << 24) + (64L << 16) + number * 256L, 24);
    }

    private void provisionByList(int realQuota) {
        world.send(provision(spec().routing("PREFIX_LIST"), live()));
        world.network.setRouteQuota(realQuota);
        IntStream.range(0, FIRST_SIZE - 3).forEach(i -> world.send(number(i)));
    }

    /** One segment more than the list can hold. */
    private void overfill() {
        world.send(number(FIRST_SIZE - 3));
        world.send(number(FIRST_SIZE - 2));
        assertThat(entries()).hasSize(FIRST_SIZE);
        assertThat(world.refused(number(FIRST_SIZE - 1)).code()).isEqualTo(ProblemCode.AWS_REFUSED);
    }

    private void resume() {
        world.time.advance(Duration.ofMinutes(1));
        world.resume(SDDC, caller(world.time.instant()));
    }

    private static PutSegment number(int number) {
        return segment("s" + number, new Cidr((172L << 24) + (16L << 16) + number * 256L, 24), live());
    }

    /**
     * How often the entries are read before the list grows for one segment more: before that one becomes an entry, and before room is made for more. Something
     * happens after the second time.
     */
    private int readsUntilAResize(Runnable meanwhile) {
        int withoutGrowth = FIRST_SIZE - 6;
        world.send(provision(spec().routing("PREFIX_LIST"), live()));
        IntStream.range(0, withoutGrowth).forEach(i -> world.send(number(i)));
        var reads = new AtomicInteger();
        var readsBefore = new AtomicInteger();
        world.intercept(
                call -> {
                    if (call.is("resizePrefixList")) {
                        readsBefore.compareAndSet(0, reads.get());
                    }
                },
                call -> {
                    if (call.is("prefixListEntries") && reads.incrementAndGet() == 2) {
                        meanwhile.run();
                    }
                });
        world.send(number(withoutGrowth));
        world.clear();
        return readsBefore.get();
    }

    private List<String> resizesOf(Runnable action) {
        return world.mutationsOf(action).stream()
                .filter(call -> call.startsWith("ResizePrefixList"))
                .toList();
    }

    private PrefixListId list() {
        return world.sddc().prefixListId().orElseThrow();
    }

    private Set<Cidr> entries() {
        return world.network.prefixListEntries(list());
    }
}
