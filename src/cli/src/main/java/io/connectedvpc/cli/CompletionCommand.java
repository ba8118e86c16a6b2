package io.connectedvpc.cli;

import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.option.Surroundings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script for the shell. */
@Command(
        name = "completion",
        description = {
            "Prints a script that completes commands and options of cvpc.",
            "Use: source <(./cvpc completion bash)"
        })
final class CompletionCommand implements Callable<Integer> {

    /** The verbs of ./cvpc that aren't this program's. */
    private static final List<String> OTHER_VERBS = List.of(
            "demo",
            "serve",
            "simulate",
            "test",
            "package",
            "deploy",
            "bench",
            "docs",
            "pictures",
            "clean",
            "jdk",
            "help");

    /** The shells. */
    enum Shell {
        BASH,
        ZSH
    }

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private @SuppressWarnings("NullAway.Init") Shell shell;

    @Override
    public Integer call() {
        Surroundings surroundings = ((Surroundings.Root) spec.root().userObject()).surroundings();
        CommandLine all = Main.commandLine(surroundings);
        OTHER_VERBS.forEach(verb -> all.addSubcommand(verb, CommandSpec.create()));
        surroundings.terminal().out().print(script(AutoComplete.bash("cvpc", all)));
        surroundings.terminal().out().flush();
        return ExitCode.OK;
    }

    /** zsh reads bash's script once its own completion is there; -i leaves out files that others may write. */
    private String script(String bash) {
        return shell == Shell.ZSH ? "autoload -U +X compinit && compinit -i\n" + bash : bash;
    }
}
