package io.connectedvpc.bench.churn;

import io.connectedvpc.bench.CannotMeasureException;
import io.connectedvpc.bench.report.Benchmark;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how segments are digested that are created many at once. */
@Command(
        name = "churn",
        description = {
            "Creates segments by bursts of requests on a stand-in with EC2's token buckets, and measures until all are in sync.",
            "Takes about ten minutes, most of them waiting for the buckets."
        })
public final class ChurnCommand extends Benchmark {

    private static final List<String> ROUTINGS = List.of("PER_CIDR", "PREFIX_LIST");

    @Option(
            names = "--segments",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Segments to create (default: ${DEFAULT-VALUE}).")
    private int segments;

    @Option(
            names = "--burst",
            defaultValue = "50",
            paramLabel = "N",
            description = "Requests at once (default: ${DEFAULT-VALUE}).")
    private int burst;

    @Override
    protected ChurnReport measure() throws Exception {
        if (segments < 1 || burst < 1) {
            throw new CannotMeasureException("--segments and --burst must be 1 or more");
        }
        var churn = new Churn(segments, burst);
        var figures = new ArrayList<Figures>();
        for (String routing : ROUTINGS) {
            figures.add(churn.measure(routing));
        }
        return new ChurnReport(churn, figures);
    }
}
