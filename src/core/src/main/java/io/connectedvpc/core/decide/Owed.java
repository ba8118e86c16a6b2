package io.connectedvpc.core.decide;

import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.SddcState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds the event that a command causes to the state that it commits. */
final class Owed {

    private Owed() {}

    static SddcState by(
            SddcState after, EventType type, Origin origin, @Nullable String name, List<Cidr> destinations) {
        // One command a commit, so that the revision is an id that is unique and rises.
        long id = after.revision() + 1;
        return after.owing(new PendingEvent(id, type, after.version(), origin.causeEventId(), name, destinations));
    }
}
