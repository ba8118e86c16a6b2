package io.connectedvpc.core.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and how long they wait.
 *
 * @param causeEventId the event's or request's id; null for the schedule
 * @param caller who called the API: an IAM principal's ARN, a token's subject, else the address; null for an event
 * @param expectedVersion the version that the caller has seen and relies on ({@code If-Match}); null: any
 * @param deadline when the caller must have an answer
 */
public record Origin(
        @Nullable String causeEventId,
        @Nullable String caller,
        @Nullable Long expectedVersion,
        Instant deadline) {

    /** Who asks by event, or otherwise than by the API. */
    public Origin(@Nullable String causeEventId, @Nullable Long expectedVersion, Instant deadline) {
        this(causeEventId, null, expectedVersion, deadline);
    }
}
