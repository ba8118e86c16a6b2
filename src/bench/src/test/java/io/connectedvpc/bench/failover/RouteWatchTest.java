package io.connectedvpc.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.failover.RouteWatch.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouteWatchTest {

    private static final String NEW = "eni-2";

    @Test
    void route_isReached_whenItIsFirstLedToTheTarget() {
        assertThat(reached(edit(1, "web", NEW), edit(2, "app", NEW), edit(3, "web", NEW)))
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void route_isReachedAnew_afterItWasLedElsewhereOrDeleted() {
        assertThat(reached(edit(1, "web", NEW), edit(2, "web", "eni-1"), edit(3, "web", NEW)))
                .containsExactly(3L);
        assertThat(reached(edit(1, "web", NEW), edit(2, "web", null))).isEmpty();
    }

    @Test
    void sameDestination_isAnotherRouteInAnotherTable() {
        assertThat(reached(new Edit(1, "rtb-1", "web", NEW), new Edit(2, "rtb-2", "web", NEW)))
                .containsExactlyInAnyOrder(1L, 2L);
    }

    private static Edit edit(long nanos, String destination, @Nullable String target) {
        return new Edit(nanos, "rtb-1", destination, target);
    }

    private static List<Long> reached(Edit... edits) {
        return RouteWatch.reached(List.of(edits), NEW);
    }
}
