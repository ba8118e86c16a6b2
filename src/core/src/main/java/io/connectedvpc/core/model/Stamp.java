package io.connectedvpc.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a command stands among the others for its entity.
 *
 * @param sequence the producer's own number, 1 to 2^53 - 1; null when it gives none
 * @param time when it happened: the event's time, or now for a REST call
 * @param live a caller waits for it: it happens now, so that no clock skew can make it late
 */
public record Stamp(@Nullable Long sequence, Instant time, boolean live) {}
