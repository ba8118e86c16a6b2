package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.APP;
import static io.connectedvpc.core.Example.DB;
import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.RouteState;
import io.connectedvpc.core.port.RecordingEventSink.ReconcileRequest;
import io.connectedvpc.core.service.SddcView.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Somebody changes the VPC by hand; a reconcile puts right what is the SDDC's, and nothing else. */
class RepairTest {

    private static final Cidr NEW = Cidr.parse("192.168.168.0/24");

    private final World world = World.withExample();
    private final String active = world.eniOf("esx-1");

    @Test
    void reconcile_writesAndSaysNothing_whenAllIsRight() {
        List<EventType> told = world.publishedBy(() -> {
            Reconciled reconciled = world.reconcile();
            assertThat(reconciled.progress()).isEqualTo(Progress.DONE);
            assertThat(reconciled.changes()).isEmpty();
        });
        assertThat(told).isEmpty();
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
        long revision = world.state().revision();
        world.reconcile();
        assertThat(world.state().revision()).isEqualTo(revision);
    }

    @Test
    void missingRoutes_areMadeAgain_whenTheTableWasEmptied() {
        List.of(MANAGEMENT, WEB, APP, DB).forEach(route -> world.network.removeRoute(MAIN, route));
        assertThat(world.view().inSync()).isFalse();
        List<EventType> told = world.publishedBy(world::reconcile);
        assertThat(world.routes()).hasSize(4).containsValue(active);
        assertThat(told).containsExactly(EventType.ROUTE_DRIFT_REPAIRED);
        assertThat(world.events.published().getLast().changes())
                .hasSize(4)
                .allMatch(change -> change.action() == Action.CREATE);
    }

    @Test
    void foreignTarget_isDrift_onceTheSddcsRouteWasThere() {
        world.network.putRoute(MAIN, WEB, "igw-1");
        world.network.putRoute(MAIN, APP, "eni-foreign");
        world.network.putRoute(MAIN, DB, world.eniOf("esx-2"));
        assertThat(world.view().route(world.state().segment("web").orElseThrow()))
                .isEqualTo(RouteState.WRONG_TARGET);
        assertThat(world.reconcile().changes()).extracting(RouteChange::action).containsOnly(Action.REPLACE);
        assertThat(world.routes())
                .containsEntry(WEB, active)
                .containsEntry(APP, active)
                .containsEntry(DB, active);
    }

    @Test
    void version_isNotRaised_byHealing() {
        long version = world.state().version();
        world.network.removeRoute(MAIN, WEB);
        world.reconcile();
        assertThat(world.state().version()).isEqualTo(version);
    }

    @Test
    void driftIsNotTold_whenTheCommandItselfWasOwed() {
        world.network.removeRoute(MAIN, WEB);
        assertThat(world.publishedBy(() -> world.send(segment("new", NEW, live()))))
                .containsExactly(EventType.SEGMENT_SYNCHRONIZED);
        assertThat(world.routes()).containsKeys(WEB, NEW);
    }

    @Test
    void unexplainedRoute_isLeft_untilPruned() {
        world.network.putRoute(MAIN, NEW, active);
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
        assertThat(codes()).containsExactly(Warning.Code.UNEXPLAINED_ROUTE);
        assertThat(world.view().inSync()).isTrue();
        assertThat(world.prune().changes()).extracting(RouteChange::destination).containsExactly(NEW);
        assertThat(world.routes()).doesNotContainKey(NEW).hasSize(4);
    }

    @Test
    void prune_leavesForeignRoutes() {
        world.network.putRoute(MAIN, Cidr.parse("0.0.0.0/0"), "igw-1");
        world.network.putRoute(MAIN, NEW, "eni-foreign");
        assertThat(world.mutationsOf(world::prune)).isEmpty();
    }

    @Test
    void withdrawnRoute_isRemoved_whenASlowWriterLeftItBehind() {
        world.send(deleteSegment("web", live()));
        world.network.putRoute(MAIN, WEB, active);
        world.time.advance(Staleness.BOUND);
        assertThat(world.reconcile().changes())
                .extracting(RouteChange::destination)
                .containsExactly(WEB);
        assertThat(world.routes()).doesNotContainKey(WEB);
    }

    @Test
    void withdrawnRoute_isLeft_whenItIsSomebodyElsesNow() {
        world.send(deleteSegment("web", live()));
        world.network.putRoute(MAIN, WEB, "tgw-1");
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
        assertThat(world.routes()).containsEntry(WEB, "tgw-1");
    }

    @Test
    void newMainTable_getsTheRoutes_andTheFormerOneIsNotTouched() {
        world.network.addTable("vpc-1", "rtb-new");
        world.network.makeMain("rtb-new");
        assertThat(world.mutationsOf(world::reconcile))
                .hasSize(4)
                .allMatch(call -> call.startsWith("CreateRoute rtb-new "));
        assertThat(world.network.routes("rtb-new")).containsOnlyKeys(MANAGEMENT, WEB, APP, DB);
        assertThat(world.routes()).hasSize(4);
        assertThat(world.sddc().mainTable().routeTableId()).isEqualTo("rtb-new");
    }

    @Test
    void newMainTable_keepsAForeignRoute_untilAPersonRemovesIt() {
        world.network.addTable("vpc-1", "rtb-new");
        world.network.putRoute("rtb-new", WEB, "tgw-1");
        world.network.makeMain("rtb-new");

        assertThat(world.publishedBy(world::reconcile)).contains(EventType.SDDC_DEGRADED);
        world.reconcile();
        assertThat(world.network.routes("rtb-new")).containsEntry(WEB, "tgw-1").containsEntry(APP, active);
        assertThat(codes()).contains(Warning.Code.ROUTE_CONFLICT);
        assertThat(world.view().status()).isEqualTo(Status.DEGRADED);
        assertThat(world.view().inSync()).isFalse();

        world.network.removeRoute("rtb-new", WEB);
        assertThat(world.publishedBy(world::reconcile)).contains(EventType.SDDC_RECOVERED);
        assertThat(world.network.routes("rtb-new")).containsEntry(WEB, active);
        assertThat(world.view().status()).isEqualTo(Status.READY);
    }

    @Test
    void customTables_areNeverWritten() {
        world.network.addTable("vpc-1", "rtb-custom", "subnet-9");
        world.network.putRoute("rtb-custom", WEB, world.eniOf("esx-2"));
        world.network.putRoute("rtb-custom", NEW, active);
        assertThat(world.mutationsOf(world::prune)).isEmpty();
        assertThat(codes()).containsExactly(Warning.Code.CUSTOM_ROUTE_TABLE);
    }

    @Test
    void lostEni_isRenewed_butNotBefore30s() {
        String spare = world.sddc().networkInterfaces().get(16).networkInterfaceId();
        world.network.loseNetworkInterface(spare);
        assertThat(world.mutationsOf(
                        () -> assertThat(world.reconcile().progress()).isEqualTo(Progress.UNFINISHED)))
                .isEmpty();
        assertThat(world.events.reconcileRequests()).hasSize(1);
        assertThat(world.reconcile().progress()).isEqualTo(Progress.DONE);
        assertThat(world.time.instant()).isAfter(Example.NOON.plusSeconds(30));
        assertThat(world.network.allNetworkInterfaces()).hasSize(17).allMatch(eni -> !eni.sourceDestCheck());
        assertThat(world.sddc().networkInterfaces().get(16).networkInterfaceId())
                .isNotEqualTo(spare);
        assertThat(world.sddc().formerNetworkInterfaceIds()).containsExactly(spare);
    }

    @Test
    void lostActiveEni_isRenewedAndItsRoutesFollow() {
        world.network.loseNetworkInterface(active);
        assertThat(world.view().route(world.state().segment("web").orElseThrow()))
                .isEqualTo(RouteState.BLACKHOLE);
        world.time.advance(Duration.ofSeconds(31));
        world.reconcile();
        String renewed = world.eniOf("esx-1");
        assertThat(renewed).isNotEqualTo(active);
        assertThat(Set.copyOf(world.routes().values())).containsExactly(renewed);
        assertThat(world.network
                        .networkInterfaces(List.of(renewed))
                        .get(0)
                        .attachment()
                        .instanceId())
                .isEqualTo("i-1");
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void allEnisLost_areRenewed() {
        world.network
                .allNetworkInterfaces()
                .forEach(eni -> world.network.loseNetworkInterface(eni.networkInterfaceId()));
        world.time.advance(Duration.ofMinutes(5));
        world.reconcile();
        assertThat(world.network.allNetworkInterfaces()).hasSize(17);
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void sweep_asksForAReconcileOfEverySddc() {
        world.send(new Command.ProvisionSddc(
                "sddc-2",
                live(),
                Example.spec()
                        .management("10.3.0.0/16")
                        .hosts(Example.hosts(3, 4))
                        .active(null)
                        .standby(null)
                        .build()));
        world.sweep();
        assertThat(world.events.reconcileRequests())
                .containsExactly(new ReconcileRequest(SDDC, false, null), new ReconcileRequest("sddc-2", false, null));
    }

    private List<Warning.Code> codes() {
        return world.view().warnings().stream().map(Warning::code).toList();
    }
}
