package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.SUBNET;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.InMemoryVpcNetwork.Seen;
import io.connectedvpc.core.problem.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Routes gone, then ENIs gone, then the record. */
class DeletionTest {

    private final World world = World.withExample();

    @Test
    void deletion_goesInOrder() {
        List<String> calls = world.mutationsOf(() -> world.send(deprovision(true, live()))).stream()
                .map(call -> call.substring(0, call.indexOf(' ')))
                .distinct()
                .toList();
        assertThat(calls).containsExactly("DeleteRoute", "Detach", "DeleteNetworkInterface");
    }

    @Test
    void deletion_waitsForSlowDetachments_andGoesOnLater() {
        world.network.holdDetachments(true);
        assertThat(world.apply(deprovision(true, live())).reconciled().progress())
                .isEqualTo(Progress.UNFINISHED);
        assertThat(world.events.reconcileRequests()).isNotEmpty();
        assertThat(world.routes()).isEmpty();
        assertThat(world.published()).doesNotContain(EventType.SDDC_DEPROVISIONED);
        assertThat(world.refused(segment("new", Example.WEB, live())).code()).isEqualTo(ProblemCode.WRONG_STATE);
        assertThat(world.refused(provision(spec(), live())).code()).isEqualTo(ProblemCode.WRONG_STATE);

        world.network.holdDetachments(false);
        assertThat(world.reconcile().progress()).isEqualTo(Progress.GONE);
        assertThat(world.network.allNetworkInterfaces()).isEmpty();
        assertThat(world.published()).endsWith(EventType.SDDC_DEPROVISIONED);
    }

    @Test
    void deletion_removesUnexplainedRoutesToo_andNoForeignOne() {
        var unexplained = Cidr.parse("192.168.99.0/24");
        var foreign = Cidr.parse("192.168.160.128/25");
        world.network.putRoute(MAIN, unexplained, world.eniOf("esx-2"));
        world.network.putRoute(MAIN, foreign, "tgw-1");
        world.network.putRoute(MAIN, Example.WEB, "tgw-1");
        world.send(deprovision(true, live()));
        assertThat(world.routes()).containsOnlyKeys(foreign, Example.WEB);
    }

    @Test
    void deletion_waits_untilNoReadCanHideARouteBehindSomebodyElses() {
        String active = world.eniOf("esx-1");
        world.network.putRoute(MAIN, Example.WEB, "tgw-1");
        Seen before = world.network.look();
        world.network.putRoute(MAIN, Example.WEB, active);
        world.network.show(before);
        assertThat(world.apply(deprovision(true, live())).reconciled().progress())
                .isEqualTo(Progress.UNFINISHED);

        world.network.freezeReads(false);

        assertThat(world.reconcile().progress()).isEqualTo(Progress.GONE);
        assertThat(world.routes()).isEmpty();
    }

    @Test
    void deletion_leavesSomebodyElsesRoute_whenNoReadCanBeSoOld() {
        world.network.putRoute(MAIN, Example.WEB, "tgw-1");
        world.time.advance(Staleness.BOUND);
        assertThat(world.apply(deprovision(true, live())).reconciled().progress())
                .isEqualTo(Progress.GONE);
        assertThat(world.routes()).containsOnlyKeys(Example.WEB);
    }

    @Test
    void deletion_removesTheRoute_thatASlowWriterMadeWhileTheEnisWent_thoughNoReadShowsIt() {
        String active = world.eniOf("esx-1");
        Cidr block = Example.WEB;
        world.intercept(
                call -> {
                    if (call.is("deleteNetworkInterface")) {
                        world.network.freezeReads(true);
                        world.network.putRoute(MAIN, block, active);
                        world.clear();
                    }
                },
                call -> {});

        assertThat(world.apply(deprovision(true, live())).reconciled().progress())
                .isEqualTo(Progress.GONE);

        assertThat(world.routes()).isEmpty();
    }

    @Test
    void deletion_removesTheRouteOfABlockWithdrawnBefore_thoughNoReadShowsIt() {
        String active = world.eniOf("esx-1");
        world.send(Example.deleteSegment("web", live()));
        world.network.freezeReads(true);
        world.network.putRoute(MAIN, Example.WEB, active);

        assertThat(world.apply(deprovision(true, live())).reconciled().progress())
                .isEqualTo(Progress.GONE);

        assertThat(world.routes()).isEmpty();
    }

    @Test
    void deletion_leavesTheBlockWithdrawnBefore_toTheSddcThatHasItNow() {
        world.send(Example.deleteSegment("web", live()));
        world.network.freezeReads(true);
        world.send(new Command.ProvisionSddc(
                "sddc-2", live(), spec().management(Example.WEB.toString()).build()));
        assertThat(world.routes()).containsKey(Example.WEB);

        world.send(deprovision(true, live()));

        assertThat(world.routes()).containsOnlyKeys(Example.WEB);
    }

    @Test
    void deletion_takesStrayEnisAlong_thatWereMadeForTheSddc() {
        var another = new World();
        another.intercept(call -> {}, call -> {
            if (call.is("createNetworkInterface")) {
                throw new CloudFailure(
                        CloudFailure.Kind.DENIED, "ec2:CreateNetworkInterface", "no", new IllegalStateException());
            }
        });
        another.refused(provision(spec(), live()));
        another.clear();
        assertThat(another.network.allNetworkInterfaces()).hasSize(17);
        assertThat(another.sddc().networkInterfaceIds()).isEmpty();
        another.send(deprovision(false, live()));
        assertThat(another.network.taggedNetworkInterfaces(SUBNET, Example.SDDC))
                .isEmpty();
        assertThat(another.state().found()).isEmpty();
    }

    @Test
    void deletion_isDone_whenEverythingIsGoneAlready() {
        world.network
                .allNetworkInterfaces()
                .forEach(eni -> world.network.loseNetworkInterface(eni.networkInterfaceId()));
        world.routes().keySet().forEach(route -> world.network.removeRoute(MAIN, route));
        world.time.advance(Staleness.BOUND);
        assertThat(world.mutationsOf(() -> world.send(deprovision(true, live()))))
                .isEmpty();
        assertThat(world.state().found()).isEmpty();
    }

    @Test
    void deletion_ofTheUnknown_isRemembered() {
        world.send(new Command.DeprovisionSddc("sddc-9", new Stamp(5L, Example.NOON, false), false));
        var late = new Command.ProvisionSddc(
                "sddc-9",
                new Stamp(4L, Example.NOON, false),
                spec().management("10.9.0.0/16").build());
        assertThat(world.send(late)).isInstanceOf(Outcome.Ignored.class);
        assertThat(world.mutationsOf(() -> world.send(late))).isEmpty();
    }

    @Test
    void block_isFreeForOthers_onceTheSddcIsGone() {
        var other = new Command.ProvisionSddc("sddc-2", live(), spec().build());
        assertThat(world.refused(other).code()).isEqualTo(ProblemCode.CIDR_OVERLAP);
        world.send(deprovision(true, live()));
        world.send(other);
        assertThat(world.routes()).hasSize(1);
    }

    @Test
    void block_isHeld_untilItsRouteIsSeenGone() {
        world.send(provision(new Example.Spec().paused(true), live()));
        world.send(Example.deleteSegment("web", live()));
        var other = new Command.ProvisionSddc(
                "sddc-2", live(), spec().management(Example.WEB.toString()).build());
        assertThat(world.refused(other).code()).isEqualTo(ProblemCode.CIDR_OVERLAP);
        world.send(provision(new Example.Spec().paused(false), live()));
        world.send(other);
        assertThat(world.routes()).containsKey(Example.WEB);
        world.reconcile();
        assertThat(world.routes()).containsKey(Example.WEB);
    }

    @Test
    void lateEvents_areStale_forSegmentsOfADeletedSddcThatReturned() {
        world.send(segment("web", Example.WEB, Example.numbered(5)));
        world.send(deprovision(true, live()));
        world.time.advance(Fence.MEMORY);
        world.send(provision(spec(), live()));
        assertThat(world.send(segment("web", Example.APP, Example.numbered(4)))).isInstanceOf(Outcome.Ignored.class);
        assertThat(world.send(segment("web", Example.WEB, Example.numbered(5)))).isInstanceOf(Outcome.Ignored.class);
        assertThat(world.send(segment("web", Example.WEB, Example.numbered(6)))).isInstanceOf(Outcome.Applied.class);
    }
}
