package io.connectedvpc.local;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The local command. */
@Command(
        name = "cvpc",
        description = "Connects SDDCs to their VPC, on this machine.",
        subcommands = {ServeCommand.class, DemoCommand.class, DocsCommand.class})
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
        return new CommandLine(new Main()).setExecutionExceptionHandler(new OneLineErrors());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }
}
