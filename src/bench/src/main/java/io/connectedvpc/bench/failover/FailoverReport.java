package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.report.Check;
import io.connectedvpc.bench.report.Distribution;
import io.connectedvpc.bench.report.LineChart;
import io.connectedvpc.bench.report.LineChart.Axis;
import io.connectedvpc.bench.report.LineChart.Line;
import io.connectedvpc.bench.report.LineChart.Point;
import io.connectedvpc.bench.report.Report;
import io.connectedvpc.bench.report.Units;
import io.connectedvpc.bench.stage.FarEc2;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of failovers, for docs/performance.md. */
record FailoverReport(List<Figures> figures) implements Report {

    private static final double NANOS_A_MILLI = 1e6;
    private static final int MEDIAN = 50;
    private static final int ALMOST_ALL = 99;

    @Override
    public String title() {
        return "Failover";
    }

    @Override
    public String caption() {
        return "From the event to the last route";
    }

    /** A row for each scenario. */
    @Override
    public String table() {
        return """
                | N | way | moves | last route, p50 | p99 | max | outage a route, mean | EC2 calls a move | DynamoDB calls | × |
                | ---: | --- | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |
                """ + figures.stream().map(this::row).collect(Collectors.joining());
    }

    @Override
    public List<Check> checks() {
        return Checks.of(figures);
    }

    @Override
    public String text() {
        return """
                Edge moves of an SDDC with N destinations, its management network and N − 1 segments, in one managed table (or two) whose quota is 1,000. The functions
                run as the template wires them, over the EC2 stand-in with EC2's token buckets (50 at once, then 5 a second, for each action) and %d ms a call, half of it before the
                call takes effect; DynamoDB is DynamoDB Local in the same process. Calls stay within the process: what a client, HTTP and TLS take comes to it, whatever the
                way. move-edge is warm and gets `Edge Moved`; what it can't finish in its time goes on in
                reconcile-routes. Beside it, on the same stand-in, what others do: a script that knows its routes and writes one after the other, with the AWS SDK's
                retries. The buckets are full before each move. Moves that take milliseconds are measured in turns, one of each row after the other, when all code is
                warm; those that wait go side by side.

                %s
                *Last route*: from the event until the last route leads to the new ENI, over the moves. *p99* is told where there are moves enough to have one. *Outage*: the same
                for each route. *×*: how many
                times faster than serial ReplaceRoute. Calls are averages, verification and refused ones included. Demands are held against medians. Measured on %d
                processors with Java %s.
                """.formatted(
                        FarEc2.LATENCY.toMillis(),
                        table(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }

    private String row(Figures one) {
        Distribution last = one.lastNanos();
        return String.format(
                Locale.ROOT,
                "| %,d | %s | %d | %s | %s | %s | %s | %s | %s | %s |%n",
                one.scenario().destinations(),
                one.scenario().way().label(),
                one.moves().size(),
                Units.time(last.percentile(MEDIAN)),
                last.tells(ALMOST_ALL) ? Units.time(last.percentile(ALMOST_ALL)) : "–",
                Units.time(last.max()),
                Units.time(one.outageNanos().mean()),
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

    @Override
    public String svg() {
        return new LineChart(
                        "From the event to the last route (median)",
                        new Axis("destinations", List.of(10.0, 50.0, 100.0, 500.0, 990.0), true),
                        new Axis("milliseconds", List.of(10.0, 100.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0), true),
                        Stream.of(Way.values())
                                .filter(way -> way.tables() == 1)
                                .map(this::line)
                                .toList())
                .svg();
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
