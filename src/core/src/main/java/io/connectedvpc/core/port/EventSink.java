package io.connectedvpc.core.port;

import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.RouteChange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where events go. Every method throws {@link CloudFailure} when the bus can't be reached or refuses. */
public interface EventSink {

    /** Publishes in the order given; when it fails, some may be out. */
    void publish(List<Announcement> announcements);

    /**
     * Asks for a reconcile of the SDDC by whoever gets to it: the way on for work that doesn't fit into one call.
     *
     * @param prune whether unexplained routes are removed, too
     */
    void requestReconcile(String sddcId, boolean prune, @Nullable String causeEventId);

    /**
     * @param causeEventId the event or request that brought the command; null for the schedule
     * @param about further fields of the event's detail: a segment's name, the reason why something was ignored
     */
    record Announcement(
            EventType type,
            String sddcId,
            long version,
            @Nullable String causeEventId,
            List<RouteChange> changes,
            Map<String, String> about) {}
}
