package io.connectedvpc.cli.option;

import io.connectedvpc.cli.api.Answer;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.show.Refusal;
import io.connectedvpc.cli.show.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A verb that calls the API and shows its answer, to people or to programs. */
public abstract class ApiVerb implements Callable<Integer> {

    /** For whom the answer is. */
    enum Format {
        TABLE,
        JSON
    }

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "table, or json: the API's answer on standard output, and nothing else (default: table).")
    private Format format = Format.TABLE;

    @Override
    public final Integer call() throws IOException, InterruptedException {
        try (Api api = client.api()) {
            return call(api);
        }
    }

    /**
     * Does what the verb says.
     *
     * @return an {@link ExitCode}
     */
    protected abstract int call(Api api) throws IOException, InterruptedException;

    /** Whether the output is for programs. */
    public final boolean isJson() {
        return format == Format.JSON;
    }

    /** Where to write. */
    protected final Terminal terminal() {
        return surroundings().terminal();
    }

    /** The surroundings of the command. */
    protected final Surroundings surroundings() {
        return client.surroundings();
    }

    /** Shows an answer as it is, or the lines for people; of a refusal its own lines. */
    protected final void show(Answer answer, Supplier<List<String>> lines) {
        show(answer.body(), answer.isRefusal() ? () -> Refusal.lines(answer, UnaryOperator.identity()) : lines);
    }

    /** Shows a JSON text, or the lines for people. */
    protected final void show(String json, Supplier<List<String>> lines) {
        if (isJson()) {
            terminal().say(json);
        } else {
            lines.get().forEach(terminal()::say);
        }
    }
}
