package io.connectedvpc.lambda.event;

import io.connectedvpc.aws.EventBridgeSink;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.port.Time;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.service.CommandService;
import io.connectedvpc.core.service.Outcome;
import io.connectedvpc.core.service.Outcome.Ignored;
import io.connectedvpc.lambda.function.EventAction;
import io.connectedvpc.lambda.json.Body;
import io.connectedvpc.lambda.json.Stamps;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Commands that come as events: nobody waits for an answer, so that what becomes of them is said by events. Only what may go better the next
 * time is thrown, so that the event is delivered again.
 */
public final class EventCommands {

    /** Reads the command in an event's detail. */
    @FunctionalInterface
    public interface Reader {

        Command read(String sddcId, Stamps stamps, Body detail);
    }

    private final CommandService commands;
    private final EventBridgeSink bus;
    private final Time time;

    public EventCommands(CommandService commands, EventBridgeSink bus, Time time) {
        this.commands = commands;
        this.bus = bus;
        this.time = time;
    }

    /** Handles commands whose being ignored is nothing to tell of. */
    public EventAction action(Reader reader) {
        return action(reader, null);
    }

    /** @param whenIgnored the event to send when the command says nothing new */
    public EventAction action(Reader reader, @Nullable EventType whenIgnored) {
        return (event, origin) -> {
            try {
                Command command = read(reader, event);
                Outcome outcome = commands.handle(command, origin);
                if (outcome instanceof Ignored ignored && whenIgnored != null) {
                    bus.publish(List.of(announcement(whenIgnored, command, ignored, origin)));
                }
            } catch (Rejected rejected) {
                reject(event, rejected);
            }
        };
    }

    private Command read(Reader reader, Event event) {
        Body detail = Body.of(event.detail());
        return reader.read(detail.required("sddcId"), Stamps.sent(event.time(), time.instant()), detail);
    }

    private void reject(Event event, Rejected rejected) {
        Problem problem = rejected.problem();
        boolean mayGoBetter = switch (problem.code()) {
            case THROTTLED, UNAVAILABLE, AWS_REFUSED -> true;
            default -> false;
        };
        if (mayGoBetter) {
            throw rejected;
        }
        bus.publish(Announcements.COMMAND_REJECTED, Announcements.rejection(event, problem));
    }

    private static Announcement announcement(EventType type, Command command, Ignored ignored, Origin origin) {
        var about = new TreeMap<>(Map.of("reason", ignored.reason().name()));
        switch (command) {
            case Command.PutSegment put -> about.put("name", put.name());
            case Command.DeleteSegment delete -> about.put("name", delete.name());
            default -> {}
        }
        return new Announcement(
                type, command.sddcId(), ignored.current().version(), origin.causeEventId(), List.of(), about);
    }
}
