package io.connectedvpc.bench.coldstart;

import io.connectedvpc.bench.CannotMeasureException;
import io.connectedvpc.bench.cloud.Moto;
import io.connectedvpc.bench.cloud.Recording;
import io.connectedvpc.bench.report.Benchmark;
import io.connectedvpc.bench.zips.Packaging;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the cold start of move-edge in each packaging whose zip is there. */
@Command(
        name = "coldstart",
        description = {
            "Starts the zips of move-edge as Lambda does, with an Edge move as the first event,"
                    + " and measures until the answer is there.",
            "Needs moto_server on the PATH."
        })
public final class ColdStartCommand extends Benchmark {

    /** The function that people wait for: an Edge has moved. */
    private static final String FUNCTION = "move-edge";

    @Option(
            names = "--runs",
            defaultValue = "7",
            paramLabel = "N",
            description = "Starts of each packaging (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Override
    protected ColdStartReport measure() throws Exception {
        if (runs < 1) {
            throw new CannotMeasureException("--runs must be 1 or more");
        }
        List<Packaging> packagings = found();
        Recording recording = EdgeMove.record(Moto.program()
                .orElseThrow(() -> new CannotMeasureException(Moto.PROGRAM
                        + " isn't on the PATH: install the Python package moto[server]. What it answers once is what"
                        + " every start gets to hear.")));
        var figures = new ArrayList<Figures>();
        try (var trials = Trials.of(recording)) {
            for (Packaging packaging : packagings) {
                trials.add(packaging, packaging.zip(project(), FUNCTION));
            }
            figures.addAll(trials.run(runs));
        }
        return new ColdStartReport(figures, recording.calls(), runs);
    }

    private List<Packaging> found() {
        var found = new ArrayList<Packaging>();
        for (Packaging packaging : Packaging.values()) {
            if (Files.exists(packaging.zip(project(), FUNCTION))) {
                found.add(packaging);
            } else {
                System.err.printf(
                        "cvpc: no %s, so that packaging is left out%n",
                        project().relativize(packaging.zip(project(), FUNCTION)));
            }
        }
        if (found.isEmpty()) {
            throw new CannotMeasureException(
                    "no zip of " + FUNCTION + " to measure: ./cvpc bench coldstart builds them");
        }
        return found;
    }
}
