package io.connectedvpc.lambda.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.port.Handled.Failover;
import io.connectedvpc.core.port.Handled.Times;
import io.connectedvpc.core.port.HistoryStore.Entry;
import io.connectedvpc.core.port.HistoryStore.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the API answers about the past of an SDDC, as JSON. */
public final class HistoryResources {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private HistoryResources() {}

    /**
     * A page, newest first:
     *
     * <pre>{@code
     * {"history":[{"time":"2026-11-23T12:00:00.000Z","command":"MOVE_EDGE","subject":"esx-2",
     *  "cause":{"requestId":"…","caller":"arn:aws:iam::123456789012:user/ops"},"sequence":4,"outcome":"APPLIED","version":5,
     *  "changes":[…],"changeCount":4,"milliseconds":{"decided":12,"applied":80,"verified":40,"total":140},
     *  "failover":{"sinceEvent":350,"sinceReceipt":140}}],"next":null}
     * }</pre>
     *
     * {@code time} is when it came; {@code command} and {@code outcome} are those of {@link Handled.Task} and {@link Handled.Result};
     * {@code problem} is the code of the problem. {@code cause} has an
     * {@code eventId} for an event, and is empty for the schedule. Of the phases, {@code decided} is until the desired
     * state was stored, {@code applied} from there to the last write to a table or list, {@code verified} from there until every route was seen;
     * one that didn't come is left out, as is everything else that there is none of. {@code failover} is there where an Edge move was completed.
     */
    public static ObjectNode history(Page page) {
        ObjectNode json = Json.object();
        ArrayNode entries = json.putArray("history");
        page.entries().forEach(entry -> entries.add(entry(entry)));
        json.put("next", page.next());
        return json;
    }

    private static ObjectNode entry(Entry entry) {
        Handled handled = entry.handled();
        ObjectNode json = Json.object();
        json.put("time", MILLISECONDS.format(handled.times().received()));
        json.put("command", handled.task().name());
        put(json, "subject", handled.subject());
        ObjectNode cause = json.putObject("cause");
        put(cause, handled.caller() == null ? "eventId" : "requestId", handled.causeEventId());
        put(cause, "caller", handled.caller());
        put(json, "sequence", handled.sequence());
        json.put("outcome", handled.result().name());
        put(json, "problem", handled.problem());
        put(json, "version", handled.version());
        json.set("changes", Resources.changes(handled.changes()));
        json.put("changeCount", entry.changeCount());
        json.set("milliseconds", phases(handled.times()));
        Failover failover = handled.failover();
        if (failover != null) {
            json.putObject("failover")
                    .put("sinceEvent", failover.fromEvent().toMillis())
                    .put("sinceReceipt", failover.fromReceipt().toMillis());
        }
        return json;
    }

    private static ObjectNode phases(Times times) {
        ObjectNode json = Json.object();
        Instant decided = Objects.requireNonNullElse(times.committed(), times.received());
        Instant applied = Objects.requireNonNullElse(times.written(), decided);
        between(json, "decided", times.received(), times.committed());
        between(json, "applied", decided, times.written());
        between(json, "verified", applied, times.verified());
        between(json, "total", times.received(), times.ended());
        return json;
    }

    private static void between(ObjectNode json, String phase, Instant from, @Nullable Instant to) {
        if (to != null) {
            json.put(phase, Math.max(0, Duration.between(from, to).toMillis()));
        }
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    private static void put(ObjectNode json, String field, @Nullable Long value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
