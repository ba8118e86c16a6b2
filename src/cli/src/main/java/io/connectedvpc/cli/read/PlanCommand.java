package io.connectedvpc.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.api.Answer;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.option.SddcVerb;
import io.connectedvpc.cli.show.Count;
import io.connectedvpc.cli.show.Tables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what would be written. */
@Command(
        name = "plan",
        description =
                "Shows what a reconcile, or a move of the Edge, would write to the route tables, and changes nothing.")
public final class PlanCommand extends SddcVerb {

    @Option(names = "--to-host", paramLabel = "HOST", description = "Plan a move of the Edge to this host.")
    private @Nullable String toHost;

    @Option(names = "--detailed-exitcode", description = "Exit with 5, and not with 0, if there are changes.")
    private boolean detailedExitCode;

    @Override
    protected int call(Api api) {
        Answer answer = api.send(look("plan").with("toHost", toHost));
        JsonNode plan = answer.json();
        show(answer, () -> lines(plan));
        return detailedExitCode && !plan.path("changes").isEmpty() ? ExitCode.FOUND : ExitCode.OK;
    }

    private List<String> lines(JsonNode plan) {
        JsonNode changes = plan.path("changes");
        if (changes.isEmpty()) {
            return List.of("No route would change.");
        }
        List<String> lines =
                new ArrayList<>(Tables.changes().lines(changes, terminal().paint()));
        lines.add("");
        lines.add("%s would change: %s, %s."
                .formatted(
                        Count.of(changes.size(), "route"),
                        Count.of(plan.at("/estimate/ec2Calls").asInt(), "EC2 call"),
                        duration(plan.at("/estimate/seconds").asDouble())));
        return lines;
    }

    /** EC2 takes the first calls at once, and the others at its own pace. */
    private static String duration(double seconds) {
        return seconds < 1 ? "at once" : "about %d s".formatted(Math.round(seconds));
    }
}
