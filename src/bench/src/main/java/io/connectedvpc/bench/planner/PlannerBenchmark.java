package io.connectedvpc.bench.planner;

import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.plan.RoutePlanner;
import io.connectedvpc.core.plan.Terms;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One comparison of desired and actual routes, as the Java Microbenchmark Harness runs it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // The harness sets them.
public class PlannerBenchmark {

    private static final int QUOTA = 100_000;

    /** How many routes are desired. */
    @Param({"10", "100", "1000", "10000"})
    public int routes;

    /** Whether they are all as desired; else each leads to another ENI of the SDDC. */
    @Param({"true", "false"})
    public boolean inSync;

    private SddcState state;
    private List<RouteTable> tables;
    private Instant now;

    @Setup
    public void setUp() throws Exception {
        LargeSddc sddc = LargeSddc.of(routes);
        state = sddc.state();
        tables = sddc.tables(inSync);
        now = sddc.later();
    }

    @Benchmark
    public Plan plan() {
        return RoutePlanner.plan(state, new Actual(tables, null), Terms.of(QUOTA, now));
    }
}
