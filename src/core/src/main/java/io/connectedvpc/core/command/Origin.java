package io.connectedvpc.core.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and how long they wait.
 *
 * @param causeEventId the event's or request's id; null for the schedule
 * @param expectedVersion the version that the caller has seen and relies on ({@code If-Match}); null: any
 * @param deadline when the caller must have an answer
 */
public record Origin(
        @Nullable String causeEventId, @Nullable Long expectedVersion, Instant deadline) {}
