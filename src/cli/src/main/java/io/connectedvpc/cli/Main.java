package io.connectedvpc.cli;

import io.connectedvpc.cli.change.ApplyCommand;
import io.connectedvpc.cli.change.DeleteCommand;
import io.connectedvpc.cli.change.MoveEdgeCommand;
import io.connectedvpc.cli.change.ReconcileCommand;
import io.connectedvpc.cli.console.ConsoleCommand;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.option.Surroundings;
import io.connectedvpc.cli.read.DescribeCommand;
import io.connectedvpc.cli.read.GetCommand;
import io.connectedvpc.cli.read.HistoryCommand;
import io.connectedvpc.cli.read.PlanCommand;
import io.connectedvpc.cli.read.PreflightCommand;
import io.connectedvpc.cli.read.TraceCommand;
import io.connectedvpc.cli.read.WatchCommand;
import io.connectedvpc.cli.show.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "cvpc",
        description = "Client of connected-vpc's API, local or deployed.",
        subcommands = {
            GetCommand.class,
            DescribeCommand.class,
            ApplyCommand.class,
            DeleteCommand.class,
            MoveEdgeCommand.class,
            PlanCommand.class,
            ReconcileCommand.class,
            TraceCommand.class,
            HistoryCommand.class,
            PreflightCommand.class,
            WatchCommand.class,
            ConsoleCommand.class,
            CompletionCommand.class
        })
public final class Main implements Runnable, Surroundings.Root {

    /** {@code ./cvpc} knows whether the streams are terminals; Java 21 doesn't. */
    private static final String TTY_PROPERTY = "cvpc.tty.";

    private final Surroundings surroundings;

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // Picocli shows the help by itself.
    private boolean help;

    private Main(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Ends the process with an {@link ExitCode}. */
    public static void main(String[] arguments) {
        Surroundings surroundings = new Surroundings(System.getenv(), System.in, terminal(System.getenv()));
        System.exit(commandLine(surroundings).execute(arguments));
    }

    private static Terminal terminal(Map<String, String> environment) {
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                Boolean.getBoolean(TTY_PROPERTY + "out"),
                Boolean.getBoolean(TTY_PROPERTY + "err"),
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb"));
    }

    /** JSON is UTF-8 wherever it goes. */
    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    /** The command line, to be executed. */
    public static CommandLine commandLine(Surroundings surroundings) {
        Terminal terminal = surroundings.terminal();
        Ansi ansi = terminal.outIsTty() && terminal.coloured() ? Ansi.ON : Ansi.OFF;
        CommandLine commandLine = new CommandLine(new Main(surroundings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(Help.defaultColorScheme(ansi))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setExecutionExceptionHandler(new Failures(terminal));
        explainExitCodes(commandLine);
        return commandLine;
    }

    private static void explainExitCodes(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings());
        command.getSubcommands().values().forEach(Main::explainExitCodes);
    }

    @Override
    public Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }
}
