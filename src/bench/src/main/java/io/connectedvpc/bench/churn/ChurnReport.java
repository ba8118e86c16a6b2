package io.connectedvpc.bench.churn;

import io.connectedvpc.bench.report.LineChart;
import io.connectedvpc.bench.report.LineChart.Axis;
import io.connectedvpc.bench.report.LineChart.Line;
import io.connectedvpc.bench.report.LineChart.Point;
import io.connectedvpc.bench.report.Section;
import io.connectedvpc.bench.report.Units;
import io.connectedvpc.bench.stage.FarEc2;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures of churn, for docs/performance.md. */
record ChurnReport(Churn churn, List<Figures> figures) {

    private static final double NANOS_A_SECOND = 1e9;
    private static final int MEDIAN = 50;
    private static final int ALMOST_ALL = 99;
    private static final int STEPS = 5;
    private static final String PLOT = "performance/churn.svg";

    /** A row for each mode. */
    String table() {
        return """
                | routing | answers | an answer, p50 | p99 | segments in sync | after | a segment | EC2 calls | DynamoDB calls |
                | --- | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |
                """ + figures.stream().map(ChurnReport::row).collect(Collectors.joining());
    }

    /** @param docs the folder of the project's documents */
    void write(Path docs) throws IOException {
        new Section("Churn", text()).writeInto(docs);
        plot().write(docs.resolve(PLOT));
    }

    private String text() {
        return """
                `./cvpc bench churn`

                %,d requests for new segments of one SDDC come to manage-segments, %d at once, and the next ones when these are answered. EC2 is the stand-in with its
                token buckets and %d ms a call, DynamoDB is DynamoDB Local in the same process. A caller is answered 202 after 20 s, and the work goes on. The quota of the main table is
                1,000 routes, its default route and that of the management network included, a prefix list takes 1,000 entries: what is beyond is refused by 422.

                %s
                *After*: from the first request until the last segment is verified, seen once a second. Measured on %d processors with Java %s.

                ![Segments in sync](%s)
                """.formatted(
                        churn.segments(),
                        churn.burst(),
                        FarEc2.LATENCY.toMillis(),
                        table(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        PLOT);
    }

    private static String row(Figures one) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %,d%s | %s | %s | %s | %s |%n",
                one.routing(),
                counts(one.outcomes()),
                Units.time(one.answerNanos().percentile(MEDIAN)),
                Units.time(one.answerNanos().percentile(ALMOST_ALL)),
                one.segments(),
                remark(one),
                Units.time(one.syncedNanos()),
                Units.time((double) one.syncedNanos() / one.segments()),
                counts(one.ec2Calls()),
                counts(one.dynamoDbCalls()));
    }

    private static String remark(Figures one) {
        if (!one.synced()) {
            return " (**not all**)";
        }
        return one.sweeps() == 0 ? "" : " (sweeps: %d)".formatted(one.sweeps());
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> String.format(Locale.ROOT, "%,d × %s", count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
    }

    private LineChart plot() {
        double seconds = figures.stream().mapToLong(Figures::syncedNanos).max().orElse(1) / NANOS_A_SECOND;
        return new LineChart(
                "Segments in sync",
                new Axis("seconds since the first request", steps(seconds), false),
                new Axis("segments", steps(churn.segments()), false),
                figures.stream().map(ChurnReport::line).toList());
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
