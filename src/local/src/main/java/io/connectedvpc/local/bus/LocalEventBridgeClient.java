package io.connectedvpc.local.bus;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * The SDK's client on top of the local bus, for the functions' own events. Functions need it before there is a bus, for
 * the bus needs the functions: {@link #connect} joins the two.
 */
public final class LocalEventBridgeClient implements EventBridgeClient {

    private final AtomicReference<LocalBus> bus = new AtomicReference<>();

    /** Lets the events go to this bus; to be called before any event is put. */
    public void connect(LocalBus bus) {
        this.bus.set(bus);
    }

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
        LocalBus connected = bus.get();
        if (connected == null) {
            throw new IllegalStateException("not connected to a bus yet");
        }
        try {
            return response(connected.put(request.entries().stream()
                    .map(LocalEventBridgeClient::entry)
                    .toList()));
        } catch (PutEventsRefusedException e) {
            throw EventBridgeException.builder()
                    .message(e.getMessage())
                    .statusCode(400)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .serviceName(SERVICE_NAME)
                            .errorCode(e.code())
                            .errorMessage(e.getMessage())
                            .build())
                    .build();
        }
    }

    private static BusEntry entry(PutEventsRequestEntry entry) {
        return new BusEntry(
                entry.source(),
                entry.detailType(),
                entry.detail(),
                entry.eventBusName(),
                entry.time(),
                entry.resources());
    }

    private static PutEventsResponse response(List<EntryResult> results) {
        List<PutEventsResultEntry> entries =
                results.stream().map(LocalEventBridgeClient::entry).toList();
        long failed =
                results.stream().filter(EntryResult.Refused.class::isInstance).count();
        return PutEventsResponse.builder()
                .failedEntryCount((int) failed)
                .entries(entries)
                .build();
    }

    private static PutEventsResultEntry entry(EntryResult result) {
        return switch (result) {
            case EntryResult.Accepted accepted ->
                PutEventsResultEntry.builder().eventId(accepted.eventId()).build();
            case EntryResult.Refused refused ->
                PutEventsResultEntry.builder()
                        .errorCode(refused.errorCode())
                        .errorMessage(refused.errorMessage())
                        .build();
        };
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing; the bus is closed by who made it.
    }
}
