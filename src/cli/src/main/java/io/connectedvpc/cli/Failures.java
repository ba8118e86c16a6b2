package io.connectedvpc.cli;

import io.connectedvpc.cli.api.CredentialsException;
import io.connectedvpc.cli.api.RefusedException;
import io.connectedvpc.cli.api.UnreachableException;
import io.connectedvpc.cli.file.FileException;
import io.connectedvpc.cli.option.ApiVerb;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.show.Refusal;
import io.connectedvpc.cli.show.Terminal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells what went wrong in sentences, and a mistake of the program with its stack trace. */
final class Failures implements IExecutionExceptionHandler {

    /** As a shell tells SIGINT. */
    private static final int INTERRUPTED = 130;

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
            throws Exception {
        return switch (failure) {
            case RefusedException e -> refused(e, command);
            case FileException e -> tell(e.lines(), ExitCode.USAGE);
            case UnreachableException e -> tell(List.of(e.getMessage()), ExitCode.UNREACHABLE);
            case CredentialsException e -> tell(List.of(e.getMessage()), ExitCode.UNREACHABLE);
            case InterruptedException e -> INTERRUPTED;
            default -> throw failure;
        };
    }

    /** A program gets the problem document as it is. */
    private int refused(RefusedException refusal, CommandLine command) {
        if (command.getCommand() instanceof ApiVerb verb && verb.isJson()) {
            terminal.say(refusal.answer().body());
        }
        if (!refusal.about().isEmpty()) {
            tell(List.of(refusal.about()), ExitCode.REFUSED);
        }
        return tell(Refusal.lines(refusal.answer(), refusal.place()), ExitCode.REFUSED);
    }

    private int tell(List<String> lines, int exitCode) {
        lines.forEach(line -> terminal.note(terminal.errPaint().bad(line)));
        return exitCode;
    }
}
