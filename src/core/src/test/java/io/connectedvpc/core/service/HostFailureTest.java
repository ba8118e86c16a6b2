package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.another;
import static io.connectedvpc.core.Example.hosts;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.provision;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Host;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An instance stops, and the routes follow the Edge to its standby. */
class HostFailureTest {

    private final World world = World.withExample();

    @Test
    void routes_followThePromotion() {
        List<EventType> told = world.publishedBy(() -> world.instanceChanged("i-1", false, later(1)));
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-2"));
        assertThat(told).containsExactly(EventType.EDGE_MOVE_APPLIED);
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void stopping_andStopped_moveOnce() {
        world.instanceChanged("i-1", false, later(1));
        assertThat(world.mutationsOf(() -> world.instanceChanged("i-1", false, later(2))))
                .isEmpty();
        assertThat(world.mutationsOf(() -> world.instanceChanged("i-1", false, later(1))))
                .isEmpty();
        assertThat(world.state().version()).isEqualTo(5);
    }

    @Test
    void lastNumberedMoveAgain_movesNothingBack() {
        world.send(move("esx-1", numbered(7)));
        world.instanceChanged("i-1", false, later(1));
        assertThat(world.mutationsOf(() -> world.send(move("esx-1", numbered(7)))))
                .isEmpty();
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-2"));
        world.send(move("esx-1", numbered(8)));
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-1"));
    }

    @Test
    void otherHosts_moveNothing() {
        world.send(provision(new Spec().hosts(hosts(1, 3)), live()));
        assertThat(world.mutationsOf(() -> world.instanceChanged("i-3", false, later(1))))
                .isEmpty();
        assertThat(world.sddc().host("esx-3").orElseThrow().state()).isEqualTo(Host.State.DOWN);
        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void instance_ofNobody_changesNothing() {
        var before = world.state();
        world.instanceChanged("i-20", false, later(1));
        world.instanceChanged("i-elsewhere", false, later(1));
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void instance_isLookedUpAmongAllSddcs() {
        world.send(new Command.ProvisionSddc("sddc-2", live(), another().build()));
        world.instanceChanged("i-3", false, later(1));
        assertThat(world.store.find("sddc-2").found().orElseThrow().edge().activeHost())
                .isEqualTo("esx-4");
        assertThat(world.sddc().edge().activeHost()).isEqualTo("esx-1");
    }

    @Test
    void promotion_isRecorded_whilePaused() {
        world.send(provision(new Spec().paused(true), live()));
        assertThat(world.mutationsOf(() -> world.instanceChanged("i-1", false, later(1))))
                .isEmpty();
        assertThat(world.sddc().edge().activeHost()).isEqualTo("esx-2");
        world.send(provision(new Spec().paused(false), live()));
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-2"));
    }

    private Instant later(int seconds) {
        return world.time.instant().plusSeconds(seconds);
    }
}
