package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.APP;
import static io.connectedvpc.core.Example.DB;
import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.decide.Decision.Effect;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.plan.RouteState;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.service.SddcView.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The worked example, step by step, over ports in memory. */
class WorkedExampleTest {

    private static final Cidr ANYWHERE = Cidr.parse("0.0.0.0/0");
    private static final Cidr WIDER = Cidr.parse("192.168.168.0/22");

    private final World world = new World();

    @Test
    void provisioning_makes17EnisAndTheManagementRoute() {
        Outcome.Applied outcome = world.apply(provision(spec(), live()));

        assertThat(outcome.reconciled().progress()).isEqualTo(Progress.DONE);
        assertThat(outcome.reconciled().changes())
                .extracting(RouteChange::action)
                .containsExactly(Action.CREATE);
        assertThat(world.network.allNetworkInterfaces())
                .hasSize(17)
                .allMatch(eni -> !eni.sourceDestCheck())
                .allMatch(eni -> eni.securityGroupIds().equals(Set.of("sg-1")));
        assertThat(world.network.allNetworkInterfaces())
                .extracting(Eni::slot)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(eni("esx-1").attachment().instanceId()).isEqualTo("i-1");
        assertThat(eni("esx-2").attachment().instanceId()).isEqualTo("i-2");
        assertThat(world.network.allNetworkInterfaces())
                .filteredOn(eni -> eni.attachment() != null)
                .hasSize(2);
        assertThat(world.routes()).isEqualTo(Map.of(MANAGEMENT, world.eniOf("esx-1")));
        assertThat(world.sddc().lifecycle()).isEqualTo(Lifecycle.READY);
        assertThat(world.state().settled()).isTrue();
        assertThat(world.published()).containsExactly(EventType.SDDC_PROVISIONED);
    }

    @Test
    void segments_areRoutedToTheActiveEni() {
        World example = World.withExample();
        String active = example.eniOf("esx-1");
        assertThat(example.routes()).isEqualTo(Map.of(MANAGEMENT, active, WEB, active, APP, active, DB, active));
        assertThat(example.view().inSync()).isTrue();
        assertThat(example.view().status()).isEqualTo(Status.READY);
        assertThat(example.view().warnings()).isEmpty();
        assertThat(example.state().liveSegments())
                .allMatch(segment -> example.view().route(segment) == RouteState.ACTIVE);
    }

    @Test
    void edgeMove_repointsEveryRouteInPlace() {
        World example = World.withExample();
        Outcome.Applied outcome = example.applyToRoutes(move("esx-2", live()));
        String active = example.eniOf("esx-2");
        assertThat(outcome.reconciled().changes()).hasSize(4).allMatch(change -> change.action() == Action.REPLACE);
        assertThat(example.routes()).isEqualTo(Map.of(MANAGEMENT, active, WEB, active, APP, active, DB, active));
        assertThat(example.view().inSync()).isTrue();
        assertThat(example.published()).endsWith(EventType.EDGE_MOVE_APPLIED);
        assertThat(example.events.published().getLast().changes())
                .isEqualTo(outcome.reconciled().changes());
    }

    @Test
    void plan_ofAnEdgeMove_isWhatTheMoveThenWrites() {
        World example = World.withExample();
        Plan plan = example.queries().plan(Example.SDDC, "esx-2");
        assertThat(example.mutationsOf(() -> example.queries().plan(Example.SDDC, "esx-2")))
                .isEmpty();
        assertThat(example.queries().plan(Example.SDDC, null).changes()).isEmpty();
        assertThat(example.apply(move("esx-2", live())).reconciled().changes()).isEqualTo(plan.changes());
    }

    @Test
    void deletedSegment_losesItsRoute() {
        World example = World.withExample();
        Outcome.Applied outcome = example.apply(deleteSegment("web", live()));
        assertThat(outcome.reconciled().changes())
                .extracting(RouteChange::action)
                .containsExactly(Action.DELETE);
        assertThat(example.routes()).doesNotContainKey(WEB).hasSize(3);
        assertThat(example.published()).endsWith(EventType.SEGMENT_SYNCHRONIZED);
        assertThat(example.events.published().getLast().about()).containsEntry("name", "web");
    }

    @Test
    void changedSegment_isRoutedBeforeTheOldRouteGoes() {
        World example = World.withExample();
        assertThat(example.mutationsOf(() -> example.send(segment("web", WIDER, live()))))
                .satisfiesExactly(
                        create -> assertThat(create).startsWith("CreateRoute").contains("192.168.168.0/22"),
                        delete -> assertThat(delete).startsWith("DeleteRoute").contains("192.168.160.0/24"));
    }

    @Test
    void deprovisioning_leavesNothing() {
        World example = World.withExample();
        example.network.putRoute(Example.MAIN, ANYWHERE, "igw-1");
        Outcome.Applied outcome = example.apply(deprovision(true, live()));
        assertThat(outcome.reconciled().progress()).isEqualTo(Progress.GONE);
        assertThat(example.network.allNetworkInterfaces()).isEmpty();
        assertThat(example.routes()).containsOnlyKeys(ANYWHERE);
        assertThat(example.state().found()).isEmpty();
        assertThat(example.state().liveSegments()).isEmpty();
        assertThat(example.state().outbox()).isEmpty();
        assertThat(example.published()).endsWith(EventType.SDDC_DEPROVISIONED);
        assertThat(example.store.list(10, null).sddcs()).isEmpty();
    }

    @Test
    void sddc_mayBeMadeAgain_whenItIsGone() {
        World example = World.withExample();
        example.send(deprovision(true, live()));
        Outcome.Applied outcome = example.apply(provision(spec(), live()));
        assertThat(outcome.effect()).isEqualTo(Effect.CREATED);
        assertThat(outcome.reconciled().progress()).isEqualTo(Progress.DONE);
        assertThat(example.network.allNetworkInterfaces()).hasSize(17);
        assertThat(example.state().liveSegments()).isEmpty();
    }

    private Eni eni(String host) {
        return world.network.networkInterfaces(List.of(world.eniOf(host))).get(0);
    }
}
