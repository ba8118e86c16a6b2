package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.model.Cidr;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** EC2 shows what was there before the newest writes. */
class StaleReadsTest {

    private static final Cidr NEW = Cidr.parse("192.168.168.0/24");

    @Test
    void write_isBelieved_overAnOlderRead() {
        World world = World.withExample();
        world.network.freezeReads(true);
        assertThat(world.mutationsOf(() -> assertThat(world.apply(segment("new", NEW, live()))
                                .reconciled()
                                .progress())
                        .isEqualTo(Progress.DONE)))
                .hasSize(1);
        assertThat(world.mutationsOf(() -> world.network.freezeReads(false))).isEmpty();
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
        assertThat(world.routes()).containsKey(NEW);
    }

    @Test
    void edgeMove_isRight_whenReadsAreStale() {
        World world = World.withExample();
        world.network.freezeReads(true);
        world.send(move("esx-2", numbered(1)));
        world.send(deleteSegment("web", live()));
        assertThat(world.mutationsOf(() -> world.send(move("esx-2", numbered(1)))))
                .isEmpty();
        world.send(move("esx-1", numbered(2)));
        world.network.freezeReads(false);
        world.reconcile();
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-1"));
        assertThat(world.routes()).doesNotContainKey(WEB).hasSize(3);
        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void enis_areMadeOnce_whenTheyDoNotShowYet() {
        var world = new World();
        world.network.freezeReads(true);
        assertThat(world.apply(provision(spec(), live())).reconciled().progress())
                .isEqualTo(Progress.UNFINISHED);
        world.network.freezeReads(false);
        assertThat(world.reconcile().progress()).isEqualTo(Progress.DONE);
        assertThat(world.network.allNetworkInterfaces()).hasSize(17).allMatch(eni -> !eni.sourceDestCheck());
        assertThat(world.routes()).isEqualTo(Map.of(MANAGEMENT, world.eniOf("esx-1")));
        assertThat(world.view().inSync()).isTrue();
    }
}
