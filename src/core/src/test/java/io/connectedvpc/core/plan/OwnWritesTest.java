package io.connectedvpc.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnWritesTest {

    private static final Cidr WEB = Cidr.parse("192.168.160.0/24");
    private static final Route OTHER = new Route(Cidr.parse("0.0.0.0/0"), new Target("igw-1", false), false, false);

    @Test
    void over_isTheTablesAsShown_whenNothingWasWritten() {
        var actual = new Actual(List.of(table(OTHER)), null);
        assertThat(OwnWrites.over(actual, List.of())).isSameAs(actual);
    }

    @Test
    void over_addsACreation_whenTheReadIsOlder() {
        assertThat(over(table(OTHER), change(Action.CREATE, null, "eni-1")))
                .containsExactlyInAnyOrder(OTHER, to("eni-1", false));
    }

    @Test
    void over_believesTheRead_whenItShowsTheWrite() {
        Route shown = to("eni-1", true);
        assertThat(over(table(OTHER, shown), change(Action.CREATE, null, "eni-1")))
                .containsExactlyInAnyOrder(OTHER, shown);
    }

    @Test
    void over_repointsAReplacement_whenTheReadIsOlder() {
        assertThat(over(table(OTHER, to("eni-1", false)), change(Action.REPLACE, "eni-1", "eni-2")))
                .containsExactlyInAnyOrder(OTHER, to("eni-2", false));
    }

    @Test
    void over_dropsADeletion_whenTheReadIsOlder() {
        assertThat(over(table(OTHER, to("eni-1", false)), change(Action.DELETE, "eni-1", null)))
                .containsExactly(OTHER);
    }

    @Test
    void over_endsWithTheLastWrite_whenOneRouteWasWrittenTwice() {
        assertThat(over(
                        table(OTHER, to("eni-1", false)),
                        change(Action.REPLACE, "eni-1", "eni-2"),
                        change(Action.DELETE, "eni-2", null),
                        change(Action.CREATE, null, "eni-3")))
                .containsExactlyInAnyOrder(OTHER, to("eni-3", false));
    }

    @Test
    void over_leavesPropagatedRoutes() {
        Route propagated = new Route(WEB, new Target("vgw-1", false), false, true);
        assertThat(over(table(propagated, to("eni-1", false)), change(Action.DELETE, "eni-1", null)))
                .containsExactly(propagated);
    }

    @Test
    void over_leavesOtherTables() {
        var custom = new RouteTable("rtb-2", false, List.of(), List.of(to("eni-1", false)));
        assertThat(OwnWrites.over(new Actual(List.of(custom), null), List.of(change(Action.DELETE, "eni-1", null)))
                        .tables())
                .containsExactly(custom);
    }

    private static List<Route> over(RouteTable table, RouteChange... writes) {
        return OwnWrites.over(new Actual(List.of(table), null), List.of(writes))
                .tables()
                .get(0)
                .routes();
    }

    private static RouteTable table(Route... routes) {
        return new RouteTable("rtb-1", true, List.of(), List.of(routes));
    }

    private static Route to(String eni, boolean blackhole) {
        return new Route(WEB, new Target(eni, true), blackhole, false);
    }

    private static RouteChange change(Action action, String from, String to) {
        return new RouteChange(action, "rtb-1", WEB, from, to);
    }
}
