package io.connectedvpc.bench.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import org.junit.jupiter.api.Test;

class PlannerBenchmarkTest {

    private final PlannerBenchmark benchmark = new PlannerBenchmark();

    @Test
    void plan_hasNothingToChange_whenAllIsInSync() throws Exception {
        benchmark.routes = 30;
        benchmark.inSync = true;
        benchmark.setUp();

        assertThat(benchmark.plan().changes()).isEmpty();
    }

    @Test
    void plan_replacesEachRoute_whenAllAreWrong() throws Exception {
        benchmark.routes = 30;
        benchmark.setUp();

        assertThat(benchmark.plan().changes())
                .hasSize(30)
                .extracting(RouteChange::action)
                .containsOnly(Action.REPLACE);
    }
}
