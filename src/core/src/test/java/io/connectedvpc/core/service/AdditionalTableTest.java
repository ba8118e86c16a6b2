package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.VPC;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.port.InMemoryVpcNetwork.Seen;
import io.connectedvpc.core.problem.ProblemCode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table beside the main one that leaves the SDDC and comes back. */
class AdditionalTableTest {

    private static final String CUSTOM = "rtb-custom";
    private static final int QUOTA = 500;

    private final World world = new World();

    @BeforeEach
    void routeInTwoTables() {
        world.network.addTable(VPC, CUSTOM, "subnet-9");
        world.send(provision(spec().tables(CUSTOM), live()));
        world.send(segment("web", WEB, live()));
        assertThat(world.network.routes(CUSTOM)).containsOnlyKeys(MANAGEMENT, WEB);
    }

    @Test
    void tableThatComesBack_getsItsRoutes_thoughReadsShowThemFromBefore() {
        Seen before = world.network.look();
        world.send(provision(new Spec().tables(), live()));
        assertThat(world.network.routes(CUSTOM)).isEmpty();
        world.network.show(before);

        world.send(provision(new Spec().tables(CUSTOM), live()));

        assertThat(world.network.routes(CUSTOM)).containsOnlyKeys(MANAGEMENT, WEB);
    }

    @Test
    void tableThatComesBack_isRefused_whenSomebodyElseRoutesABlockThereByNow() {
        world.send(provision(new Spec().tables(), live()));
        world.network.putRoute(CUSTOM, WEB, "tgw-1");

        assertThat(world.refused(provision(new Spec().tables(CUSTOM), live())).code())
                .isEqualTo(ProblemCode.ROUTE_CONFLICT);
        assertThat(world.network.routes(CUSTOM)).containsEntry(WEB, "tgw-1");
    }

    @Test
    void releasedTable_staysReleased_whenARunFromBeforeRecordsItLate() {
        world.network.removeRoute(CUSTOM, WEB);
        world.time.advance(Duration.ofMinutes(1));
        var overtaking = world.another();
        world.intercept(call -> {}, call -> {
            if (call.is("routeTables")) {
                world.clear();
                overtaking.send(provision(new Spec().tables(), live()));
            }
        });
        world.reconcile();

        world.time.advance(Staleness.BOUND.plusSeconds(1));
        world.reconcile();
        world.reconcile();
        world.time.advance(Staleness.BOUND.plusSeconds(1));
        world.reconcile();

        assertThat(world.network.routes(CUSTOM)).isEmpty();
        assertThat(world.sddc().mainTable().released()).isEmpty();
        assertThat(world.sddc().mainTable().former()).isEmpty();
    }

    @Test
    void fullTable_canBeLeft() {
        for (int i = 0; world.network.routes(CUSTOM).size() <= QUOTA; i++) {
            world.network.putRoute(CUSTOM, new Cidr((172L << 24) + (i << 8), 24), "tgw-1");
        }
        world.send(provision(new Spec().tables(), live()));

        assertThat(world.network.routes(CUSTOM)).doesNotContainKeys(MANAGEMENT, WEB);
    }

    @Test
    void repointedRoute_isDrift_inATableThatWasRightAllAlong() {
        World after = world.withLostStore();
        after.send(provision(spec().tables(CUSTOM), live()));
        after.send(segment("web", WEB, live()));
        after.time.advance(Duration.ofMinutes(1));
        after.network.putRoute(CUSTOM, WEB, "tgw-1");

        after.reconcile();

        assertThat(after.network.routes(CUSTOM)).containsEntry(WEB, after.eniOf("esx-1"));
    }
}
