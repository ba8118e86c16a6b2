package io.connectedvpc.aws;

import io.connectedvpc.core.port.EventSink.Announcement;
import org.jspecify.annotations.Nullable;

/** Writes events' details as JSON. */
public interface EventDetails {

    /** The detail of an announcement, a JSON object. */
    String of(Announcement announcement);

    /** The detail of a {@code Reconcile Requested}: {@code {"sddcId":…,"causeEventId":…}}. */
    String ofReconcileRequest(String sddcId, boolean prune, @Nullable String causeEventId);
}
