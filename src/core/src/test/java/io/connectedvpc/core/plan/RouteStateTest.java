package io.connectedvpc.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Routing;
import io.connectedvpc.core.model.RoutingMode;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouteStateTest {

    private static final Cidr WEB = Cidr.parse("192.168.160.0/24");

    @Test
    void of_isNone_whenNothingIsToBeRouted() {
        assertThat(RouteState.of(null, sddc("eni-1"), actual(main(route("eni-1", false, false)))))
                .isEqualTo(RouteState.NONE);
    }

    @Test
    void of_isActive_whenItLeadsToTheActiveEni() {
        assertThat(of(main(route("eni-1", false, false)))).isEqualTo(RouteState.ACTIVE);
    }

    @Test
    void of_isBlackhole_whenTheActiveEniIsNotAvailable() {
        assertThat(of(main(route("eni-1", true, false)))).isEqualTo(RouteState.BLACKHOLE);
    }

    @Test
    void of_isWrongTarget_whenItLeadsElsewhere() {
        assertThat(of(main(route("eni-2", false, false)))).isEqualTo(RouteState.WRONG_TARGET);
        assertThat(of(main(route("eni-2", true, false)))).isEqualTo(RouteState.WRONG_TARGET);
    }

    @Test
    void of_isWrongTarget_whenThereIsNoActiveEniYet() {
        assertThat(RouteState.of(WEB, sddc(null), actual(main(route("eni-1", false, false)))))
                .isEqualTo(RouteState.WRONG_TARGET);
    }

    @Test
    void of_isMissing_whenThereIsNoRoute() {
        assertThat(of(main())).isEqualTo(RouteState.MISSING);
    }

    @Test
    void of_isMissing_whenOnlyAPropagatedRouteIsThere() {
        assertThat(of(main(route("eni-1", false, true)))).isEqualTo(RouteState.MISSING);
    }

    @Test
    void of_isOfTheMainTable_whenOthersDiffer() {
        var custom = new RouteTable("rtb-2", false, List.of("subnet-1"), List.of());
        assertThat(of(custom, main(route("eni-1", false, false)))).isEqualTo(RouteState.ACTIVE);
    }

    private static RouteState of(RouteTable... tables) {
        return RouteState.of(WEB, sddc("eni-1"), actual(tables));
    }

    @Test
    void of_isTheWorst_whenAFormerMainTableStillServesSubnets() {
        var former = new RouteTable("rtb-0", false, List.of("subnet-1"), List.of(route("eni-2", false, false)));
        var abandoned = new RouteTable("rtb-0", false, List.of(), List.of());
        assertThat(of(main(route("eni-1", false, false)), former)).isEqualTo(RouteState.WRONG_TARGET);
        assertThat(of(main(route("eni-1", false, false)), abandoned)).isEqualTo(RouteState.ACTIVE);
    }

    private static Sddc sddc(@Nullable String activeEni) {
        var slot = new NetworkInterface(0, "token", activeEni, null, "esx-1");
        var table = new MainTable("rtb-1", List.of(new MainTable.Former("rtb-0", Instant.EPOCH, 1)), List.of());
        return new Sddc(
                new Attachment("vpc-1", "subnet-1", "eu-west-1a", Cidr.parse("10.2.0.0/16")),
                Sddc.Lifecycle.READY,
                null,
                List.of(),
                List.of(slot),
                List.of(),
                new Edge("esx-1", null, 1, List.of()),
                new RoutingMode(Routing.PER_CIDR, 1, Instant.EPOCH, null),
                List.of(),
                List.of(),
                false,
                1,
                table,
                List.of());
    }

    private static RouteTable main(Route... routes) {
        return new RouteTable("rtb-1", true, List.of(), List.of(routes));
    }

    private static Route route(String eni, boolean blackhole, boolean propagated) {
        return new Route(WEB, new Target(eni, true), blackhole, propagated);
    }

    private static Actual actual(RouteTable... tables) {
        return new Actual(List.of(tables), null);
    }
}
