package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.CannotMeasureException;
import io.connectedvpc.bench.report.Benchmark;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures Edge moves, and what others do in their place. */
@Command(
        name = "failover",
        description = {
            "Moves the Edge of SDDCs on a stand-in with EC2's token buckets, and measures until the last route leads to the new ENI.",
            "Takes about ten minutes, most of them waiting for the buckets."
        })
public final class FailoverCommand extends Benchmark {

    /** A prefix list has 1,000 entries at most, and so has a table, whose default route takes one. */
    private static final int MOST = 999;

    @Option(
            names = "--segments",
            split = ",",
            defaultValue = "10,50,100,500,990",
            paramLabel = "N",
            description = "Destinations of the SDDCs, the management network among them (default: ${DEFAULT-VALUE}).")
    private @SuppressWarnings("NullAway.Init") List<Integer> destinations;

    @Option(
            names = "--moves",
            defaultValue = "100",
            paramLabel = "N",
            description = "Moves of each SDDC (default: ${DEFAULT-VALUE}); fewer where each takes long.")
    private int moves;

    @Override
    protected FailoverReport measure() throws Exception {
        if (moves < 1 || !destinations.stream().allMatch(count -> count >= 2 && count <= MOST)) {
            throw new CannotMeasureException("--moves must be 1 or more, and --segments 2 to " + MOST);
        }
        return new FailoverReport(new FailoverRun(moves).of(scenarios(destinations)));
    }

    /** Each way at each size; with two tables at the largest only. */
    static List<Scenario> scenarios(List<Integer> destinations) {
        int largest = Collections.max(destinations);
        return destinations.stream()
                .flatMap(count -> Stream.of(Way.values())
                        .filter(way -> way.tables() == 1 || count == largest)
                        .map(way -> new Scenario(way, count)))
                .toList();
    }
}
