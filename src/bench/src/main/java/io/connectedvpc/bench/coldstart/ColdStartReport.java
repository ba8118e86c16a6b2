package io.connectedvpc.bench.coldstart;

import io.connectedvpc.bench.report.BarChart;
import io.connectedvpc.bench.report.BarChart.Bar;
import io.connectedvpc.bench.report.Check;
import io.connectedvpc.bench.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures of cold starts, for docs/performance.md. */
record ColdStartReport(List<Figures> figures, Map<String, Integer> calls, int runs) implements Report {

    private static final double NANOS_A_MILLI = 1e6;
    private static final double BYTES_A_MEGABYTE = 1e6;

    @Override
    public String title() {
        return "Cold start";
    }

    @Override
    public String caption() {
        return "Time to the first answer";
    }

    /** A row for each packaging; the ratios are to the first one. */
    @Override
    public String table() {
        return """
                | packaging | asks for an event | first EC2 call | first answer | least to most | × | CPU time | peak memory | × | zip |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                """ + figures.stream().map(this::row).collect(Collectors.joining());
    }

    @Override
    public List<Check> checks() {
        return Checks.of(figures);
    }

    @Override
    public String text() {
        return """
                The zips of move-edge as they are deployed, unpacked and started against a local Lambda Runtime API, with an Edge move as the
                first event. Times are from the start of the process; all are medians of %d starts in turns. The function makes its calls over
                HTTP, and a recording answers each at once: %s. On Lambda, TLS, the network, the download of the zip and a smaller CPU come to it:
                the ratios tell more than the times.

                %s
                × is how many times less than the first row. The plain JVM is started as Lambda's Java runtime does: its Runtime Interface
                Client, serial collector, C1 only. JVMs are told of 1,024 MB of memory, which is what the template gives the function. Demands are
                held against medians. Measured on %d processors with Java %s.
                """.formatted(
                        runs,
                        callsInWords(),
                        table(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }

    private String callsInWords() {
        return new TreeMap<>(calls)
                .entrySet().stream()
                        .map(call -> (call.getValue() == 1 ? "" : call.getValue() + " ") + call.getKey())
                        .collect(Collectors.joining(", "));
    }

    private String row(Figures one) {
        Figures plain = figures.getFirst();
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f ms | %,.0f ms | %,.0f ms | %,.0f–%,.0f ms | %.1f | %,.0f ms | %s | %s | %.1f MB |%n",
                one.packaging().label(),
                one.readyNanos() / NANOS_A_MILLI,
                one.ec2Nanos() / NANOS_A_MILLI,
                one.answerNanos() / NANOS_A_MILLI,
                one.fastestNanos() / NANOS_A_MILLI,
                one.slowestNanos() / NANOS_A_MILLI,
                (double) plain.answerNanos() / one.answerNanos(),
                one.cpuNanos() / NANOS_A_MILLI,
                one.peakBytes() == 0 ? "–" : Math.round(one.peakBytes() / BYTES_A_MEGABYTE) + " MB",
                one.peakBytes() == 0
                        ? "–"
                        : String.format(Locale.ROOT, "%.1f", (double) plain.peakBytes() / one.peakBytes()),
                one.zipBytes() / BYTES_A_MEGABYTE);
    }

    @Override
    public String svg() {
        return new BarChart(
                        "Start of the process to the first answer, in milliseconds (median, least to most)",
                        figures.stream()
                                .map(one -> new Bar(
                                        one.packaging().label(),
                                        one.answerNanos() / NANOS_A_MILLI,
                                        one.fastestNanos() / NANOS_A_MILLI,
                                        one.slowestNanos() / NANOS_A_MILLI))
                                .toList())
                .svg();
    }
}
