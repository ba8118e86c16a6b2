package io.connectedvpc.lambda.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.lambda.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * EventBridge's envelope. Source: Amazon EventBridge user guide, event structure.
 *
 * @param id the same for every delivery of the event
 * @param time when it was sent: the last moment of the second that EventBridge tells
 * @param detail what it says: whatever the producer put there
 * @param envelope the event as it came
 */
public record Event(String id, String detailType, String source, Instant time, JsonNode detail, JsonNode envelope) {

    private static final Duration WITHIN_THE_SECOND = Duration.ofMillis(999);

    /** Whether a function's input is an event. */
    public static boolean isOne(JsonNode input) {
        return input.path("detail-type").isTextual();
    }

    /** @param received counts as its time when it says none */
    public static Event of(JsonNode input, Instant received) {
        return new Event(
                textOr(input, "/id", ""),
                textOr(input, "/detail-type", ""),
                textOr(input, "/source", ""),
                time(Json.text(input, "/time"), received),
                input.path("detail"),
                input);
    }

    private static Instant time(@Nullable String text, Instant received) {
        try {
            return text == null ? received : lastMoment(Instant.parse(text));
        } catch (DateTimeParseException notOne) {
            return received;
        }
    }

    /** What is told in whole seconds isn't older than what else happened within that second. */
    private static Instant lastMoment(Instant time) {
        return time.getNano() == 0 ? time.plus(WITHIN_THE_SECOND) : time;
    }

    private static String textOr(JsonNode input, String pointer, String otherwise) {
        return Objects.requireNonNullElse(Json.text(input, pointer), otherwise);
    }
}
