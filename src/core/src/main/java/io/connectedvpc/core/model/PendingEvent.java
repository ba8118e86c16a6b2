package io.connectedvpc.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that is owed to the world: stored with the command that causes it, published once the VPC was verified, then forgotten.
 *
 * @param id orders the pending events of an SDDC; unique among them
 * @param version the SDDC's version after the command
 * @param causeEventId the event or request that brought the command
 * @param name the segment's name; null when the event isn't about a segment
 * @param destinations the blocks that the command concerns; empty: all
 */
public record PendingEvent(
        long id,
        EventType type,
        long version,
        @Nullable String causeEventId,
        @Nullable String name,
        List<Cidr> destinations) {

    public PendingEvent {
        destinations = List.copyOf(destinations);
    }
}
