package io.connectedvpc.simulation;

import io.connectedvpc.simulation.Campaign.Report;
import io.connectedvpc.simulation.Simulation.Result;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Runs simulations from the command line: {@code ./cvpc simulate}. */
public final class Main {

    private static final int SIGN_OF_LIFE = 5_000;

    private Main() {}

    /** Exits with 0 when every promise was kept, 1 when one was broken, 2 when the arguments make no sense. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream errors) {
        if (Arrays.asList(arguments).contains("--help")) {
            out.print(Options.USAGE);
            return 0;
        }
        try {
            return run(Options.of(arguments), out);
        } catch (IllegalArgumentException nonsense) {
            errors.println("simulate: " + nonsense.getMessage());
            errors.print(Options.USAGE);
            return 2;
        }
    }

    private static int run(Options options, PrintStream out) {
        Instant begun = Instant.now();
        if (options.history()) {
            Result result = Simulation.run(options.first(), options.features(), new Wiring());
            out.print(result.readable());
            return result.violation() == null ? 0 : 1;
        }
        Report report = new Campaign(options.features(), Wiring::new).run(options.first(), options.count(), ran -> {
            if (ran % SIGN_OF_LIFE == 0) {
                out.printf("… %d seeds%n", ran);
            }
        });
        report.failures().stream().limit(1).forEach(first -> out.print(first.readable()));
        report.failures()
                .forEach(failure -> out.printf("seed %d: %s%n", failure.seed(), String.valueOf(failure.violation())));
        out.printf(
                "%d seeds in %d s: %s; %d writes came late and were put right, %d things were left behind%n",
                report.seeds(),
                Duration.between(begun, Instant.now()).toSeconds(),
                report.failures().isEmpty()
                        ? "every promise was kept"
                        : report.failures().size() + " failed",
                report.late(),
                report.leftBehind());
        return report.failures().isEmpty() ? 0 : 1;
    }
}
