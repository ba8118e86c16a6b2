package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.APP;
import static io.connectedvpc.core.Example.DB;
import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.hosts;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.numbered;
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
import io.connectedvpc.core.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A change freeze: commands are recorded and nothing is written; unpausing applies them. */
class PauseTest {

    private static final Cidr NEW = Cidr.parse("192.168.168.0/24");

    @Test
    void paused_recordsAndWritesNothing_unpausedApplies() {
        World world = World.withExample();
        var before = world.routes();
        List<String> calls = world.mutationsOf(() -> {
            world.send(provision(new Spec().paused(true), live()));
            assertThat(world.apply(segment("new", NEW, live())).reconciled().progress())
                    .isEqualTo(Progress.PAUSED);
            world.send(deleteSegment("web", live()));
            world.send(move("esx-2", live()));
            world.send(provision(new Spec().hosts(hosts(1, 3)).groups("sg-2"), live()));
            world.network.putRoute("rtb-main-vpc-1", APP, "igw-1");
            world.reconcile();
            world.prune();
        });
        assertThat(calls).isEmpty();
        assertThat(world.routes())
                .containsAllEntriesOf(Map.of(MANAGEMENT, before.get(MANAGEMENT), WEB, before.get(WEB)));
        assertThat(world.view().inSync()).isFalse();

        List<EventType> told = world.publishedBy(() -> world.send(provision(new Spec().paused(false), live())));
        assertThat(world.routes()).containsOnlyKeys(MANAGEMENT, APP, DB, NEW);
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-2"));
        assertThat(world.view().inSync()).isTrue();
        assertThat(told)
                .containsExactly(
                        EventType.SEGMENT_SYNCHRONIZED,
                        EventType.SEGMENT_SYNCHRONIZED,
                        EventType.EDGE_MOVE_APPLIED,
                        EventType.SDDC_PROVISIONED);
    }

    @Test
    void sddc_createdPaused_makesNothingUntilUnpaused() {
        var world = new World();
        assertThat(world.mutationsOf(() -> world.send(provision(spec().paused(true), numbered(1)))))
                .isEmpty();
        assertThat(world.mutationsOf(() -> world.send(provision(spec().paused(true), numbered(1)))))
                .isEmpty();
        world.send(segment("web", WEB, live()));
        world.send(provision(spec().paused(false), numbered(2)));
        assertThat(world.network.allNetworkInterfaces()).hasSize(17);
        assertThat(world.routes()).containsOnlyKeys(MANAGEMENT, WEB);
    }

    @Test
    void deployment_mayPauseEverySddc() {
        World world = World.withExample();
        World frozen = world.frozen();
        var before = world.routes();
        List<String> calls = world.mutationsOf(() -> {
            assertThat(frozen.apply(segment("new", NEW, live())).reconciled().progress())
                    .isEqualTo(Progress.PAUSED);
            frozen.send(move("esx-2", live()));
            frozen.send(deprovision(true, live()));
            frozen.send(new Command.ProvisionSddc(
                    "sddc-2", live(), spec().management("10.3.0.0/16").build()));
            world.network.putRoute("rtb-main-vpc-1", APP, "igw-1");
            assertThat(frozen.reconcile().progress()).isEqualTo(Progress.PAUSED);
            frozen.prune();
        });
        assertThat(calls).isEmpty();
        assertThat(world.published()).hasSize(4);
        assertThat(world.sddc().paused()).isFalse();
        assertThat(frozen.view().inSync()).isFalse();
        assertThat(world.routes()).containsOnlyKeys(before.keySet());

        world.time.advance(Staleness.BOUND);
        world.reconcile();
        assertThat(world.state().found()).isEmpty();
        assertThat(world.routes()).containsOnlyKeys(APP);
    }

    @Test
    void paused_refusesDeletion() {
        World world = World.withExample();
        world.send(provision(new Spec().paused(true), live()));
        assertThat(world.refused(deprovision(true, live())).code()).isEqualTo(ProblemCode.WRONG_STATE);
        assertThat(world.network.allNetworkInterfaces()).hasSize(17);
    }
}
