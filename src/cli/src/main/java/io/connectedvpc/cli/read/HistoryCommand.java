package io.connectedvpc.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.option.SddcVerb;
import io.connectedvpc.cli.show.HistoryTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what was done. */
@Command(
        name = "history",
        description = "Shows what was done with an SDDC in the last 90 days, newest first; also with a deleted one.")
public final class HistoryCommand extends SddcVerb {

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many entries, 1 or more (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--next",
            paramLabel = "TOKEN",
            description = "Go on where a history ended: what it said, in JSON its field next.")
    private @Nullable String next;

    @Override
    protected int call(Api api) {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 or more, not " + limit);
        }
        JsonNode page = new Pages(api, look("history"), "history").read(limit, next);
        show(
                page.toString(),
                () -> HistoryTable.lines(page.path("history"), terminal().paint()));
        if (page.path("history").isEmpty()) {
            terminal().note("Nothing was done.");
        } else if (page.hasNonNull("next") && !isJson()) {
            terminal().note("There is more: --next " + page.path("next").textValue());
        }
        return ExitCode.OK;
    }
}
