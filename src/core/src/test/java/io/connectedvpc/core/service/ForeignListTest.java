package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.APP;
import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.World;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.port.VpcNetwork.NewPrefixList;
import io.connectedvpc.core.problem.ProblemCode;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A prefix list of somebody else's in a managed table: EC2 counts all that it can hold. */
class ForeignListTest {

    private static final int QUOTA = 50;

    /** Of these the VPC's own route takes one, the management network's another, and this list all but one of the rest. */
    private static final int ENTRIES = QUOTA - 3;

    private final World world = World.withQuota(QUOTA);

    @Test
    void segment_isRefused_whenTheListTakesTheRoom() {
        routeForeignList();
        world.send(provision(spec(), live()));
        world.send(segment("web", WEB, live()));

        assertThat(world.refused(segment("app", APP, live())).code()).isEqualTo(ProblemCode.ROUTE_QUOTA);

        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void sddcByList_isRefused_whenTheListTakesTheRoom() {
        routeForeignList();
        world.send(provision(spec().routing("PREFIX_LIST"), live()));
        world.send(segment("web", WEB, live()));

        assertThat(world.refused(segment("app", APP, live())).code()).isEqualTo(ProblemCode.ROUTE_QUOTA);

        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void warning_countsTheList() {
        routeForeignList();
        world.send(provision(spec(), live()));

        assertThat(world.view().warnings())
                .filteredOn(warning -> warning.code() == Warning.Code.QUOTA_NEAR)
                .extracting(Warning::detail)
                .singleElement()
                .asString()
                .contains("49 of 50");
    }

    @Test
    void gatewayEndpoint_countsOnce_andIsNotAskedFor() {
        var asked = new AtomicInteger();
        world.network.putRoute(MAIN, new PrefixListId("pl-63a5400a"), "vpce-1");
        world.intercept(call -> asked.addAndGet(call.is("prefixList") ? 1 : 0), call -> {});

        world.send(provision(spec(), live()));
        world.send(segment("web", WEB, live()));

        assertThat(asked).hasValue(0);
    }

    private void routeForeignList() {
        PrefixListId list = world.network
                .createPrefixList(new NewPrefixList("somebody-elses", ENTRIES, "token"))
                .orElseThrow()
                .id();
        world.network.putRoute(MAIN, list, "tgw-1");
    }
}
