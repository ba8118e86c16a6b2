package io.connectedvpc.lambda.event;

import io.connectedvpc.aws.EventBridgeSink;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.port.Time;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.service.CommandService;
import io.connectedvpc.core.service.Outcome;
import io.connectedvpc.core.service.Outcome.Ignored;
import io.connectedvpc.core.service.WaitingRoom;
import io.connectedvpc.lambda.function.EventAction;
import io.connectedvpc.lambda.json.Body;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.json.Stamps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Commands that come as events: nobody waits for an answer, so that what becomes of them is said by events. One that came before what it needs
 * waits for it. Only what may go better the next time is thrown, so that the event is delivered again.
 */
public final class EventCommands {

    /** What waits takes this part of the time at most: the rest is for putting right what is stored. */
    private static final int RETRY_SHARE = 3;

    private static final Logger LOG = Logger.getLogger(EventCommands.class);

    private final CommandService commands;
    private final WaitingRoom waitingRoom;
    private final EventBridgeSink bus;
    private final Time time;

    public EventCommands(CommandService commands, WaitingRoom waitingRoom, EventBridgeSink bus, Time time) {
        this.commands = commands;
        this.waitingRoom = waitingRoom;
        this.bus = bus;
        this.time = time;
    }

    /** Handles the events of one kind. */
    public EventAction action(CommandEvent kind) {
        return (event, origin) -> {
            var admission = new Admission(event);
            try {
                execute(kind, event, origin, command -> commands.handle(command, origin, admission));
            } catch (Rejected rejected) {
                if (!admission.granted) {
                    reject(event, rejected);
                }
            }
        };
    }

    /** Lets an event wait that came too early, and remembers whether it does. */
    private final class Admission implements Predicate<Rejected> {

        private final Event event;
        private boolean granted;

        Admission(Event event) {
            this.event = event;
        }

        @Override
        public boolean test(Rejected rejected) {
            granted = rejected.premature() && waits(event);
            return granted;
        }
    }

    /** Tries the events that wait for an SDDC again, which is reconciled afterwards; who has waited too long is rejected. */
    public void retry(String sddcId, Origin origin) {
        Instant until = time.instant()
                .plus(Duration.between(time.instant(), origin.deadline()).dividedBy(RETRY_SHARE));
        for (Early early : mostUrgentFirst(sddcId)) {
            if (time.instant().isAfter(until)) {
                return;
            }
            boolean done = CommandEvent.of(early.event().detailType())
                    .map(kind -> retry(kind, early.waiting(), early.event(), origin))
                    .orElse(true);
            if (done) {
                waitingRoom.dismiss(sddcId, early.waiting());
            }
        }
    }

    /** An event that waits, and what it says. */
    private record Early(WaitingEvent waiting, Event event) {

        boolean movesTheEdge() {
            return event.detailType().equals(CommandEvent.EDGE_MOVED.detailType());
        }
    }

    /** In the order in which they came, but an Edge move stands behind no segment. */
    private List<Early> mostUrgentFirst(String sddcId) {
        return waitingRoom.waiting(sddcId).stream()
                .map(waiting -> new Early(waiting, read(waiting)))
                .sorted(Comparator.comparing(Early::movesTheEdge).reversed())
                .toList();
    }

    /** Whether the event need not wait any more. What is stored is applied by itself. */
    private boolean retry(CommandEvent kind, WaitingEvent waiting, Event event, Origin asked) {
        var origin = new Origin(event.id(), null, asked.deadline());
        boolean over = waitingRoom.isOver(waiting);
        Predicate<Rejected> waitsOn =
                rejected -> !over && (rejected.premature() || mayGoBetter(rejected.problem())) && !isStored(rejected);
        try {
            execute(kind, event, origin, command -> commands.take(command, origin, waitsOn));
            return true;
        } catch (Rejected rejected) {
            if (waitsOn.test(rejected)) {
                return false;
            }
            if (!isStored(rejected)) {
                tell(event, rejected.problem());
            }
            return true;
        }
    }

    private static boolean isStored(Rejected rejected) {
        return Boolean.TRUE.equals(rejected.problem().committed());
    }

    private void execute(CommandEvent kind, Event event, Origin origin, Function<Command, Outcome> service) {
        Command command = kind.read(Stamps.sent(event.time(), time.instant()), Body.of(event.detail()));
        Outcome outcome = service.apply(command);
        if (outcome instanceof Ignored ignored) {
            kind.whenIgnored().ifPresent(type -> bus.publish(List.of(announcement(type, command, ignored, origin))));
        }
    }

    private boolean waits(Event event) {
        String sddcId = Objects.requireNonNullElse(Json.text(event.detail(), "/sddcId"), "");
        return waitingRoom.admit(sddcId, event.id(), Json.write(event.envelope()));
    }

    private Event read(WaitingEvent waiting) {
        try {
            return Event.of(Json.read(waiting.envelope()), waiting.since());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void reject(Event event, Rejected rejected) {
        Problem problem = rejected.problem();
        if (problem.code() == ProblemCode.AWS_REFUSED && isStored(rejected)) {
            // It is stored, the SDDC's fault is told, and each sweep tries again: to deliver it again changes nothing.
            LOG.warnf("Stored, and not applied yet: %s", rejected.getMessage());
            return;
        }
        if (mayGoBetter(problem)) {
            throw rejected;
        }
        tell(event, problem);
    }

    private void tell(Event event, Problem problem) {
        bus.publish(Announcements.COMMAND_REJECTED, Announcements.rejection(event, problem));
    }

    private static boolean mayGoBetter(Problem problem) {
        return switch (problem.code()) {
            case THROTTLED, UNAVAILABLE, AWS_REFUSED -> true;
            default -> false;
        };
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
