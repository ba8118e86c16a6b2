package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.CannotMeasureException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures Edge moves, and what others do in their place. */
@Command(
        name = "failover",
        description = {
            "Moves the Edge of SDDCs on a stand-in with EC2's token buckets, and measures until the last route leads to the new ENI.",
            "Takes about seven minutes, most of them waiting for the buckets."
        })
public final class FailoverCommand implements Callable<Integer> {

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
            defaultValue = "40",
            paramLabel = "N",
            description =
                    "Moves of each SDDC (default: ${DEFAULT-VALUE}); fewer where the buckets make each take long.")
    private int moves;

    @Option(
            names = "--project",
            defaultValue = "${sys:cvpc.home:-.}",
            paramLabel = "FOLDER",
            description = "The project's folder (default: ${DEFAULT-VALUE}).")
    private @SuppressWarnings("NullAway.Init") Path project;

    @Override
    public Integer call() throws Exception {
        if (moves < 1 || !destinations.stream().allMatch(count -> count >= 2 && count <= MOST)) {
            throw new CannotMeasureException("--moves must be 1 or more, and --segments 2 to " + MOST);
        }
        List<Scenario> scenarios = destinations.stream()
                .flatMap(count -> Stream.of(Way.values()).map(way -> new Scenario(way, count)))
                .toList();
        var report = new FailoverReport(new FailoverRun(moves).of(scenarios));
        System.out.println(report.table());
        System.out.println(report.checks());
        report.write(project.resolve("docs"));
        return 0;
    }
}
