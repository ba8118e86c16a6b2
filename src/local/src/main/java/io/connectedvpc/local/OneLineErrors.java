package io.connectedvpc.local;

import io.connectedvpc.local.backend.BackendUnavailableException;
import io.connectedvpc.local.template.TemplateException;
import java.net.BindException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a user's mistake in one line, and a mistake of the program with its stack trace. */
final class OneLineErrors implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
            throws Exception {
        switch (failure) {
            case BindException e -> tell(command, e);
            case IllegalArgumentException e -> tell(command, e);
            case BackendUnavailableException e -> tell(command, e);
            case TemplateException e -> tell(command, e);
            default -> throw failure;
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void tell(CommandLine command, Exception failure) {
        command.getErr().println(failure.getMessage());
    }
}
