package io.connectedvpc.core.model;

import java.time.Duration;

/** How far EC2's reads may lag behind its writes. */
public final class Staleness {

    /** No read is taken to be older than this. Source: none; users have reported minutes. */
    public static final Duration BOUND = Duration.ofMinutes(5);

    private Staleness() {}
}
