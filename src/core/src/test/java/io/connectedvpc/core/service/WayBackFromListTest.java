package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.service.SddcView.Status;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From a prefix list back to a route per block, where the table can't hold both at once. */
class WayBackFromListTest {

    private static final int SEGMENTS = 60;
    /** What is there at the end: the VPC's own route, the management network's and the segments'; and one more for the list. */
    private static final int QUOTA = SEGMENTS + 3;

    private static final Cidr FOREIGN = Cidr.parse("172.17.0.0/24");

    private final World world = World.withQuota(QUOTA);

    @Test
    void change_isNotDone_whileTheListIsEdited() {
        provisionByList();
        world.network.holdListEdits(true);

        world.send(provision(new Spec().routing("PER_CIDR"), live()));

        assertThat(world.routes()).hasSizeBetween(1, SEGMENTS);
        assertThat(world.another().reconcile().progress()).isEqualTo(Progress.UNFINISHED);
        assertThat(world.state().settled()).isFalse();
        assertThat(world.view().inSync()).isFalse();

        world.network.holdListEdits(false);
        finish();
        assertThat(world.routes()).hasSize(SEGMENTS + 1);
        assertThat(world.view().status()).isEqualTo(Status.READY);
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void change_saysThatThereIsNoRoom_whenSomebodyElsesRouteHasTakenIt() {
        provisionByList();
        world.intercept(call -> {}, call -> {
            if (call.is("resizePrefixList")) {
                world.network.putRoute(MAIN, FOREIGN, "tgw-1");
            }
        });

        world.send(provision(new Spec().routing("PER_CIDR"), live()));

        assertThat(world.view().status()).isEqualTo(Status.DEGRADED);
        assertThat(world.view().warnings()).extracting(Warning::code).contains(Warning.Code.QUOTA_NEAR);
        assertThat(world.view().inSync()).isFalse();

        world.clear();
        world.network.removeRoute(MAIN, FOREIGN);
        finish();
        assertThat(world.routes()).hasSize(SEGMENTS + 1);
        assertThat(world.view().status()).isEqualTo(Status.READY);
    }

    @Test
    void edgeMove_leadsTheListFirst_sinceMostBlocksHaveNoRouteOfTheirOwn() {
        provisionByList();
        world.network.holdListEdits(true);
        world.send(provision(new Spec().routing("PER_CIDR"), live()));
        PrefixListId list = world.sddc().prefixListId().orElseThrow();

        List<String> calls = world.mutationsOf(() -> world.applyToRoutes(move("esx-2", live())));

        assertThat(calls).startsWith("ReplaceRoute %s %s %s".formatted(MAIN, list, world.eniOf("esx-2")));
        assertThat(world.routes()).hasSizeBetween(1, SEGMENTS).containsValue(world.eniOf("esx-2"));
        assertThat(world.routes().values()).doesNotContain(world.eniOf("esx-1"));
        world.network.holdListEdits(false);
        finish();
        assertThat(world.routes().values()).hasSize(SEGMENTS + 1).containsOnly(world.eniOf("esx-2"));
        assertThat(world.view().inSync()).isTrue();
    }

    private void provisionByList() {
        world.send(provision(spec().routing("PREFIX_LIST"), live()));
        IntStream.range(0, SEGMENTS)
                .forEach(i -> world.send(Example.segment("s" + i, Cidr.parse("172.16.%d.0/24".formatted(i)), live())));
    }

    /** Goes on, in as many calls as it takes. */
    private void finish() {
        for (int i = 0; i < 20 && world.reconcile().progress() != Progress.DONE; i++) {}
    }
}
