package io.connectedvpc.cli.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.follow.Pursuit.Outcome;
import io.connectedvpc.cli.option.SddcVerb;
import io.connectedvpc.cli.option.VersionOption;
import io.connectedvpc.cli.option.WaitOption;
import io.connectedvpc.cli.show.Plain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells that the active Edge is on another host. */
@Command(
        name = "move-edge",
        description = "Points all routes of an SDDC at another host: the active Edge is there now.")
public final class MoveEdgeCommand extends SddcVerb {

    /** Why the Edge moves. */
    enum Reason {
        MAINTENANCE,
        FAILURE
    }

    @Option(names = "--to-host", paramLabel = "HOST", required = true, description = "Where the Edge is active now.")
    private String toHost = "";

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "maintenance, or failure: the old host is down (default: maintenance).")
    private @Nullable Reason reason;

    @Option(
            names = "--sequence",
            paramLabel = "N",
            description = "The number of the command; a lower one than the last is refused.")
    private @Nullable Long sequence;

    @Mixin
    private final VersionOption version = new VersionOption();

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Override
    protected int call(Api api) throws InterruptedException {
        Outcome outcome = wait.pursuit(api, terminal())
                .send(call("POST", "edge-moves").body(body()).ifVersion(version.version()), sddcId());
        JsonNode answer = outcome.answer().json();
        show(outcome.answer(), () -> lines(answer));
        return WaitOption.told(outcome.ending(), sddcId(), terminal());
    }

    private String body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("toHost", toHost);
        if (reason != null) {
            body.put("reason", reason.name());
        }
        if (sequence != null) {
            body.put("sequence", sequence);
        }
        return body.toString();
    }

    private List<String> lines(JsonNode answer) {
        if (!answer.path("applied").asBoolean()) {
            return List.of("Nothing to do: this move was made before, or the Edge is on %s already.".formatted(toHost));
        }
        List<String> lines = new ArrayList<>();
        lines.add("The active Edge of %s is on %s, %s."
                .formatted(
                        sddcId(),
                        Plain.value(answer.at("/activeEdge/hostId")),
                        Plain.value(answer.at("/activeEdge/networkInterfaceId"))));
        lines.addAll(Changed.lines(answer, terminal().paint()));
        return lines;
    }
}
