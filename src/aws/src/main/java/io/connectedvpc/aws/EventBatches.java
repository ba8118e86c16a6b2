package io.connectedvpc.aws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Cuts a list of events, in order, into requests that EventBridge takes. */
final class EventBatches {

    /** Source: PutEvents in the EventBridge API reference. */
    private static final int MOST_ENTRIES = 10;

    /** Source: EventBridge User Guide, "PutEvents event entry size". */
    private static final int MOST_BYTES = 256 * 1024;

    private EventBatches() {}

    static List<List<PutEventsRequestEntry>> of(List<PutEventsRequestEntry> entries) {
        var batches = new ArrayList<List<PutEventsRequestEntry>>();
        var batch = new ArrayList<PutEventsRequestEntry>();
        int bytes = 0;
        for (PutEventsRequestEntry entry : entries) {
            int size = size(entry);
            if (!batch.isEmpty() && (batch.size() == MOST_ENTRIES || bytes + size >= MOST_BYTES)) {
                batches.add(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(entry);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }

    private static int size(PutEventsRequestEntry entry) {
        return bytes(entry.source()) + bytes(entry.detailType()) + bytes(entry.detail());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
