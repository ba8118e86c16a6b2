package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.report.Distribution;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of failovers, for docs/performance.md. */
record FailoverReport(List<Figures> figures) {

    private static final double NANOS_A_MILLI = 1e6;
    private static final int MEDIAN = 50;
    private static final int ALMOST_ALL = 99;
    private static final String PLOT = "performance/failover.svg";

    /** A row for each scenario. */
    String table() {
        return """
                | N | way | moves | last route, p50 | p99 | outage a route, mean | max | EC2 calls a move | DynamoDB calls | × |
                | ---: | --- | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |
                """ + figures.stream().map(this::row).collect(Collectors.joining());
    }

    /** A row for each demand. */
    String checks() {
        return """
                | demand | measured | holds |
                | --- | --- | --- |
                """ + Checks.of(figures).stream().map(Check::row).collect(Collectors.joining());
    }

    /** @param docs the folder of the project's documents */
    void write(Path docs) throws IOException {
        new Section("Failover", text()).writeInto(docs);
        plot().write(docs.resolve(PLOT));
    }

    private String text() {
        return """
                `./cvpc bench failover`

                Edge moves of an SDDC with N destinations, its management network and N − 1 segments, in one managed table whose quota is 1,000. The functions
                run as the template wires them, over the EC2 stand-in with EC2's token buckets (50 at once, then 5 a second, for each action) and %d ms a call, half of it before the
                call takes effect; DynamoDB is DynamoDB Local in the same process. move-edge is warm and gets `Edge Moved`; what it can't finish in its time goes on in
                reconcile-routes. Beside it, on the same stand-in, what others do: a script that knows its routes and writes one after the other, with the AWS SDK's
                retries. The buckets are full before each move.

                %s
                *Last route*: from the event until the last route leads to the new ENI, over the moves. *Outage*: the same for each route. *×*: how many
                times faster than serial ReplaceRoute. Calls are averages, verification and refused ones included. Measured on %d processors with Java %s.

                %s
                ![From the event to the last route](%s)
                """.formatted(
                        FarEc2.LATENCY.toMillis(),
                        table(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        checks(),
                        PLOT);
    }

    private String row(Figures one) {
        Distribution last = one.lastNanos();
        Distribution outage = one.outageNanos();
        return String.format(
                Locale.ROOT,
                "| %,d | %s | %d | %s | %s | %s | %s | %s | %s | %s |%n",
                one.scenario().destinations(),
                one.scenario().way().label(),
                one.moves().size(),
                Units.time(last.percentile(MEDIAN)),
                Units.time(last.percentile(ALMOST_ALL)),
                Units.time(outage.mean()),
                Units.time(outage.max()),
                calls(one),
                Units.number(one.dynamoDbCalls()),
                timesFaster(one));
    }

    private static String calls(Figures one) {
        return one.ec2Calls().entrySet().stream()
                .map(call -> Units.number(call.getValue()) + " " + call.getKey())
                .collect(Collectors.joining(", "));
    }

    private String timesFaster(Figures one) {
        var serial = new Scenario(Way.REPLACE_SERIALLY, one.scenario().destinations());
        return figures.stream()
                .filter(other -> other.scenario().equals(serial))
                .map(other -> (double) other.lastNanos().percentile(MEDIAN)
                        / one.lastNanos().percentile(MEDIAN))
                .map(times -> String.format(Locale.ROOT, "%,.1f", times))
                .findFirst()
                .orElse("–");
    }

    private LineChart plot() {
        return new LineChart(
                "From the event to the last route (median)",
                new Axis("destinations", List.of(10.0, 50.0, 100.0, 500.0, 990.0), true),
                new Axis("milliseconds", List.of(10.0, 100.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0), true),
                Stream.of(Way.values()).map(this::line).toList());
    }

    private Line line(Way way) {
        return new Line(
                way.label(),
                figures.stream()
                        .filter(one -> one.scenario().way() == way)
                        .map(one -> new Point(
                                one.scenario().destinations(), one.lastNanos().percentile(MEDIAN) / NANOS_A_MILLI))
                        .toList());
    }
}
