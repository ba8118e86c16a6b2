package io.connectedvpc.lambda.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.aws.EventDetails;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.json.Problems;
import io.connectedvpc.lambda.json.Resources;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The details of the events that connected-vpc sends. */
public final class Announcements implements EventDetails {

    /** The event for a command that is refused for good. */
    public static final String COMMAND_REJECTED = "Command Rejected";

    /** An event has 256 KB at most. Source: Amazon EventBridge quotas. */
    private static final int MOST_CHANGES = 100;

    private static final int LARGEST_COMMAND = 64 * 1024;

    @Override
    public String of(Announcement announcement) {
        ObjectNode json = Json.object();
        json.put("sddcId", announcement.sddcId());
        json.put("version", announcement.version());
        json.put("causeEventId", announcement.causeEventId());
        announcement.about().forEach(json::put);
        putChanges(json, announcement.changes());
        return Json.write(json);
    }

    @Override
    public String ofReconcileRequest(String sddcId, boolean prune, @Nullable String causeEventId) {
        return Json.write(
                Json.object().put("sddcId", sddcId).put("prune", prune).put("causeEventId", causeEventId));
    }

    /**
     * The detail of {@value #COMMAND_REJECTED}. A command that is too large to be sent back is left out.
     */
    static String rejection(Event event, Problem problem) {
        ObjectNode json = Json.object();
        JsonNode command = event.detail();
        json.put("sddcId", Json.text(command, "/sddcId"));
        json.putNull("version");
        json.put("causeEventId", event.id());
        json.put("commandType", event.detailType());
        boolean small = Json.write(command).getBytes(StandardCharsets.UTF_8).length <= LARGEST_COMMAND;
        json.set("command", small && !command.isMissingNode() ? command : null);
        json.set("problem", Problems.document(problem));
        putChanges(json, List.of());
        return Json.write(json);
    }

    private static void putChanges(ObjectNode json, List<RouteChange> changes) {
        json.set("changes", Resources.changes(changes.subList(0, Math.min(changes.size(), MOST_CHANGES))));
        json.put("changeCount", changes.size());
    }
}
