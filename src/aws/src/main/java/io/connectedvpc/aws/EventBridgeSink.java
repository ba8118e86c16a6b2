package io.connectedvpc.aws;

import static io.connectedvpc.aws.AwsErrors.calling;

import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.EventSink;
import io.connectedvpc.core.port.Time;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Puts events on an EventBridge bus. */
public final class EventBridgeSink implements EventSink {

    /** Source of what connected-vpc tells the world. */
    public static final String SOURCE = "connected-vpc";

    /** Source of what connected-vpc tells itself. */
    public static final String INTERNAL_SOURCE = "connected-vpc.internal";

    /** Detail-type of the request to reconcile one SDDC. */
    public static final String RECONCILE_REQUESTED = "Reconcile Requested";

    private static final String ACTION = "events:PutEvents";
    private static final int MOST_ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final EventBridgeClient events;
    private final String bus;
    private final EventDetails details;
    private final Time time;

    /**
     * @param bus the name or ARN of the bus
     * @param time to wait by before entries that failed are put again
     */
    public EventBridgeSink(EventBridgeClient events, String bus, EventDetails details, Time time) {
        this.events = events;
        this.bus = bus;
        this.details = details;
        this.time = time;
    }

    @Override
    public void publish(List<Announcement> announcements) {
        put(announcements.stream()
                .map(event -> entry(SOURCE, event.type().detailType(), details.of(event)))
                .toList());
    }

    @Override
    public void requestReconcile(String sddcId, boolean prune, @Nullable String causeEventId) {
        put(List.of(
                entry(INTERNAL_SOURCE, RECONCILE_REQUESTED, details.ofReconcileRequest(sddcId, prune, causeEventId))));
    }

    /**
     * Publishes an event that the core knows nothing of.
     *
     * @param detail a JSON object
     * @throws CloudFailure when the bus can't be reached or refuses
     */
    public void publish(String detailType, String detail) {
        put(List.of(entry(SOURCE, detailType, detail)));
    }

    private void put(List<PutEventsRequestEntry> entries) {
        EventBatches.of(entries).forEach(this::putBatch);
    }

    /** EventBridge takes or refuses each entry of a request by itself; those refused for now are put again. */
    private void putBatch(List<PutEventsRequestEntry> batch) {
        List<PutEventsRequestEntry> left = batch;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            List<PutEventsResultEntry> results = send(left);
            boolean isLast = attempt == MOST_ATTEMPTS;
            results.stream()
                    .filter(EventBridgeSink::isFailed)
                    .map(EventBridgeSink::failure)
                    .filter(failure -> isLast || !failure.passing())
                    .findFirst()
                    .ifPresent(failure -> {
                        throw failure;
                    });
            left = failed(left, results);
            if (!left.isEmpty()) {
                time.pause(PAUSE.multipliedBy(attempt));
            }
        }
    }

    private List<PutEventsResultEntry> send(List<PutEventsRequestEntry> entries) {
        return calling(ACTION, () -> events.putEvents(request -> request.entries(entries)))
                .entries();
    }

    /** The results are in the order of the entries. */
    private static List<PutEventsRequestEntry> failed(
            List<PutEventsRequestEntry> entries, List<PutEventsResultEntry> results) {
        return IntStream.range(0, results.size())
                .filter(index -> isFailed(results.get(index)))
                .mapToObj(entries::get)
                .toList();
    }

    private static boolean isFailed(PutEventsResultEntry result) {
        return result.errorCode() != null;
    }

    private static CloudFailure failure(PutEventsResultEntry result) {
        String message = result.errorCode() + ": " + result.errorMessage();
        return AwsErrors.failure(AwsErrors.kind(result.errorCode()), ACTION, message);
    }

    private PutEventsRequestEntry entry(String source, String detailType, String detail) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(source)
                .detailType(detailType)
                .detail(detail)
                .build();
    }
}
