package io.connectedvpc.bench.churn;

import io.connectedvpc.bench.report.Check;
import io.connectedvpc.bench.report.LineChart;
import io.connectedvpc.bench.report.LineChart.Axis;
import io.connectedvpc.bench.report.LineChart.Line;
import io.connectedvpc.bench.report.LineChart.Point;
import io.connectedvpc.bench.report.Report;
import io.connectedvpc.bench.report.Units;
import io.connectedvpc.bench.stage.FarEc2;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures of churn, for docs/performance.md. */
record ChurnReport(Churn churn, List<Figures> figures) implements Report {

    private static final double NANOS_A_SECOND = 1e9;
    private static final int MEDIAN = 50;
    private static final int ALMOST_ALL = 99;
    private static final int STEPS = 5;

    @Override
    public String title() {
        return "Churn";
    }

    @Override
    public String caption() {
        return "Segments in sync";
    }

    /** A row for each mode. */
    @Override
    public String table() {
        return """
                | routing | answers | an answer, p50 | p99 | segments in sync | sweeps | after | a segment | EC2 calls | of these refused | DynamoDB calls |
                | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- | --- |
                """ + figures.stream().map(ChurnReport::row).collect(Collectors.joining());
    }

    @Override
    public List<Check> checks() {
        return figures.stream().flatMap(one -> Checks.of(one).stream()).toList();
    }

    @Override
    public String text() {
        return """
                %,d requests for new segments of one SDDC come to manage-segments, %d at once, and the next ones when these are answered. EC2 is the stand-in with its
                token buckets and %d ms a call, and takes %d s for an edit of a prefix list; DynamoDB is DynamoDB Local in the same process. A caller is answered
                202 after 20 s, and the work goes on. The quota of the main table is 1,000 routes, its local and default routes and that of the management network
                included, a prefix list takes 1,000 entries: what is beyond is refused by 422.

                %s
                *Answers* are all that came: a request that was refused for now, and not stored, is sent again after the time that the answer names. *After*: from the
                first request until the last segment is verified, seen once a second. *Sweeps*: how often the sweep had to take up what no function was at work on any more. It
                comes every minute on AWS, and at once here: *after* may be a minute longer for each there. Each invocation under way has an execution
                environment of its own, as on Lambda, which knows nothing of the others' calls; other than there, it starts in no time. Measured on %d processors with Java %s.
                """.formatted(
                        churn.segments(),
                        churn.burst(),
                        FarEc2.LATENCY.toMillis(),
                        FarEc2.LIST_CHANGE.toSeconds(),
                        table(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }

    private static String row(Figures one) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %,d | %d | %s | %s | %s | %s | %s |%n",
                one.routing(),
                counts(one.outcomes()),
                Units.time(one.answerNanos().percentile(MEDIAN)),
                one.answerNanos().tells(ALMOST_ALL)
                        ? Units.time(one.answerNanos().percentile(ALMOST_ALL))
                        : "–",
                one.segments(),
                one.sweeps(),
                Units.time(one.syncedNanos()),
                Units.time((double) one.syncedNanos() / one.segments()),
                counts(one.ec2Calls()),
                one.refused().isEmpty() ? "none" : counts(one.refusedCalls()),
                counts(one.dynamoDbCalls()));
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> String.format(Locale.ROOT, "%,d × %s", count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String svg() {
        double seconds = figures.stream().mapToLong(Figures::syncedNanos).max().orElse(1) / NANOS_A_SECOND;
        return new LineChart(
                        "Segments in sync",
                        new Axis("seconds since the first request", steps(seconds), false),
                        new Axis("segments", steps(churn.segments()), false),
                        figures.stream().map(ChurnReport::line).toList())
                .svg();
    }

    /** Equal steps from 0 to at least the value. */
    private static List<Double> steps(double greatest) {
        double step = Math.ceil(greatest / STEPS);
        return IntStream.rangeClosed(0, STEPS).mapToObj(i -> i * step).toList();
    }

    private static Line line(Figures one) {
        return new Line(
                one.routing(),
                one.samples().stream()
                        .filter(sample -> sample.nanos() <= one.syncedNanos())
                        .map(sample -> new Point(sample.nanos() / NANOS_A_SECOND, sample.segments()))
                        .toList());
    }
}
