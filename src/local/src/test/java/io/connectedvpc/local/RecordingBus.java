package io.connectedvpc.local;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Lets the functions' own events go on to the bus, and remembers them. */
final class RecordingBus implements EventBridgeClient {

    private final List<PutEventsRequestEntry> entries = new CopyOnWriteArrayList<>();
    private final EventBridgeClient bus;

    RecordingBus(EventBridgeClient bus) {
        this.bus = bus;
    }

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
        entries.addAll(request.entries());
        return bus.putEvents(request);
    }

    /** The details of the events of one type. */
    List<String> details(String detailType) {
        return entries.stream()
                .filter(entry -> entry.detailType().equals(detailType))
                .map(PutEventsRequestEntry::detail)
                .toList();
    }

    @Override
    public String serviceName() {
        return bus.serviceName();
    }

    @Override
    public void close() {
        bus.close();
    }
}
