package io.connectedvpc.core.port;

import java.util.function.Supplier;

/**
 * The world as the core sees it.
 *
 * @param tokens client tokens for EC2, each a new one: the time of the call, so that they sort by age, and something random; at most 64 ASCII
 *     characters
 * @param observer hears what was done
 */
public record Ports(
        SddcStore store,
        VpcNetwork network,
        EventSink events,
        Time time,
        Parallel parallel,
        Supplier<String> tokens,
        Observer observer) {

    /** With nobody who listens. */
    public Ports(
            SddcStore store,
            VpcNetwork network,
            EventSink events,
            Time time,
            Parallel parallel,
            Supplier<String> tokens) {
        this(store, network, events, time, parallel, tokens, Observer.NOBODY);
    }
}
