package io.connectedvpc.core.port;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bus that remembers what it was given, and can be out of order. */
public final class RecordingEventSink implements EventSink {

    /** A request to reconcile an SDDC. */
    public record ReconcileRequest(
            String sddcId, boolean prune, @Nullable String causeEventId) {}

    private final List<Announcement> published = new ArrayList<>();
    private final List<ReconcileRequest> reconcileRequests = new ArrayList<>();
    private @Nullable CloudFailure failure;

    @Override
    public synchronized void publish(List<Announcement> announcements) {
        failIfTold();
        published.addAll(announcements);
    }

    @Override
    public synchronized void requestReconcile(String sddcId, boolean prune, @Nullable String causeEventId) {
        failIfTold();
        reconcileRequests.add(new ReconcileRequest(sddcId, prune, causeEventId));
    }

    /** Makes every further call fail, until it is told null. */
    public synchronized void fail(@Nullable CloudFailure with) {
        failure = with;
    }

    /** What was published, in order. */
    public synchronized List<Announcement> published() {
        return List.copyOf(published);
    }

    /** The requests made, in order. */
    public synchronized List<ReconcileRequest> reconcileRequests() {
        return List.copyOf(reconcileRequests);
    }

    private void failIfTold() {
        if (failure != null) {
            throw failure;
        }
    }
}
