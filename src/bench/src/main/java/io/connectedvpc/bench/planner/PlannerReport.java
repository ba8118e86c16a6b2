package io.connectedvpc.bench.planner;

import io.connectedvpc.bench.report.Check;
import io.connectedvpc.bench.report.LineChart;
import io.connectedvpc.bench.report.LineChart.Axis;
import io.connectedvpc.bench.report.LineChart.Line;
import io.connectedvpc.bench.report.LineChart.Point;
import io.connectedvpc.bench.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures of planning, for docs/performance.md. */
record PlannerReport(List<Score> scores) implements Report {

    @Override
    public String title() {
        return "Planner";
    }

    @Override
    public String caption() {
        return "Time of one plan";
    }

    /** A row for each size and state. */
    @Override
    public String table() {
        return """
                | routes | in sync | one plan | ± | a route |
                | ---: | --- | ---: | ---: | ---: |
                """ + scores.stream().map(PlannerReport::row).collect(Collectors.joining());
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }

    @Override
    public String text() {
        return """
                One comparison of the desired routes with those of the main table, measured by JMH: either all routes are as desired, or each leads to another
                ENI of the SDDC and is to be replaced. It is done before and after every write. A table holds 1,000 routes at most; the largest size is there to
                show how time grows.

                %s
                ± is half of the 99.9 %% confidence interval. Measured on %d processors with Java %s.
                """.formatted(
                        table(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }

    private static String row(Score score) {
        return String.format(
                Locale.ROOT,
                "| %,d | %s | %,.1f µs | %,.1f µs | %.2f µs |%n",
                score.routes(),
                score.inSync() ? "all" : "none",
                score.micros(),
                score.errorMicros(),
                score.micros() / score.routes());
    }

    @Override
    public String svg() {
        return new LineChart(
                        "Time of one plan",
                        new Axis("routes", List.of(10.0, 100.0, 1_000.0, 10_000.0), true),
                        new Axis("microseconds", List.of(1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0), true),
                        List.of(line("all in sync", true), line("all wrong", false)))
                .svg();
    }

    private Line line(String label, boolean inSync) {
        return new Line(
                label,
                scores.stream()
                        .filter(score -> score.inSync() == inSync)
                        .map(score -> new Point(score.routes(), score.micros()))
                        .toList());
    }
}
