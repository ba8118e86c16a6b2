package io.connectedvpc.core.model;

import java.time.Duration;
import java.time.Instant;

/**
 * An event that can't be applied yet: its SDDC or host is unknown, or its block still belongs to another SDDC.
 *
 * @param id the event's
 * @param since when it was first tried
 * @param envelope the event as it came
 */
public record WaitingEvent(String id, Instant since, String envelope) {

    /** How long an event waits before it is rejected. */
    public static final Duration PATIENCE = Duration.ofMinutes(15);
}
