package io.connectedvpc.lambda.event;

import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.service.CommandService;
import io.connectedvpc.lambda.function.EventAction;
import io.connectedvpc.lambda.json.Json;
import java.util.Objects;
import java.util.Set;

/** Follows the instances of hosts. Source: Amazon EC2 user guide, EC2 Instance State-change Notification. */
public final class HostEvents implements EventAction {

    /** The detail-type of AWS's event. */
    public static final String INSTANCE_STATE_CHANGE = "EC2 Instance State-change Notification";

    private static final String RUNNING = "running";
    private static final Set<String> FAILED = Set.of("stopping", "stopped", "shutting-down", "terminated");

    private final CommandService commands;

    public HostEvents(CommandService commands) {
        this.commands = commands;
    }

    @Override
    public void handle(Event event, Origin origin) {
        String instanceId = Objects.requireNonNullElse(Json.text(event.detail(), "/instance-id"), "");
        String state = Objects.requireNonNullElse(Json.text(event.detail(), "/state"), "");
        boolean running = state.equals(RUNNING);
        if (!instanceId.isEmpty() && (running || FAILED.contains(state))) {
            commands.instanceChanged(instanceId, running, new Stamp(null, event.time(), false), origin);
        }
    }
}
