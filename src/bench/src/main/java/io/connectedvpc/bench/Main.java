package io.connectedvpc.bench;

import io.connectedvpc.bench.churn.ChurnCommand;
import io.connectedvpc.bench.coldstart.ColdStartCommand;
import io.connectedvpc.bench.failover.FailoverCommand;
import io.connectedvpc.bench.planner.PlannerCommand;
import io.connectedvpc.bench.zips.AotCommand;
import io.connectedvpc.local.Logging;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The benchmarks' command line. */
@Command(
        name = "cvpc bench",
        description = "Measures, and writes what it measured into docs/performance.md.",
        subcommands = {
            ColdStartCommand.class,
            FailoverCommand.class,
            ChurnCommand.class,
            PlannerCommand.class,
            AotCommand.class
        })
public final class Main implements Runnable {

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // Picocli shows the help by itself.
    private boolean help;

    /** Ends the process with 0, 1 when the command failed, or 2 when it was called wrongly. */
    public static void main(String[] arguments) throws IOException {
        Logging.forPeople();
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, to be executed. */
    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, arguments) -> {
            if (failure instanceof CannotMeasureException) {
                command.getErr().println("cvpc: " + failure.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to measure");
    }
}
