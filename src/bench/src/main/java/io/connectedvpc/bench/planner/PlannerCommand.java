package io.connectedvpc.bench.planner;

import io.connectedvpc.bench.report.Benchmark;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;

/** Measures the comparison of desired and actual routes. */
@Command(
        name = "planner",
        description = "Compares 10 to 10,000 desired routes with actual ones in a JMH benchmark. Takes two minutes.")
public final class PlannerCommand extends Benchmark {

    private static final int WARM_UP = 3;
    private static final int ITERATIONS = 5;

    @Override
    protected PlannerReport measure() throws Exception {
        var options = new OptionsBuilder()
                .include(PlannerBenchmark.class.getName())
                .forks(1)
                .warmupIterations(WARM_UP)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .build();
        List<Score> scores = new Runner(options)
                .run().stream().map(PlannerCommand::score).sorted().toList();
        return new PlannerReport(scores);
    }

    private static Score score(RunResult result) {
        var micros = result.getPrimaryResult();
        return new Score(
                Integer.parseInt(result.getParams().getParam("routes")),
                Boolean.parseBoolean(result.getParams().getParam("inSync")),
                micros.getScore(),
                micros.getScoreError());
    }
}
