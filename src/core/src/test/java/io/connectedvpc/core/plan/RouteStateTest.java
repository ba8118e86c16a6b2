package io.connectedvpc.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteStateTest {

    private static final Cidr WEB = Cidr.parse("192.168.160.0/24");

    @Test
    void of_isNone_whenNothingIsToBeRouted() {
        assertThat(RouteState.of(null, "eni-1", List.of(main(route("eni-1", false, false)))))
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
        assertThat(RouteState.of(WEB, null, List.of(main(route("eni-1", false, false)))))
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
        return RouteState.of(WEB, "eni-1", List.of(tables));
    }

    private static RouteTable main(Route... routes) {
        return new RouteTable("rtb-1", true, List.of(), List.of(routes));
    }

    private static Route route(String eni, boolean blackhole, boolean propagated) {
        return new Route(WEB, new Target(eni, true), blackhole, propagated);
    }
}
