package io.connectedvpc.local.bus;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a PutEvents call, as it came: what EventBridge wants may be missing.
 *
 * @param detail JSON text
 * @param busName name or ARN of the bus; null for the default bus
 * @param time null for now
 */
record BusEntry(
        @Nullable String source,
        @Nullable String detailType,
        @Nullable String detail,
        @Nullable String busName,
        @Nullable Instant time,
        List<String> resources) {

    BusEntry {
        resources = List.copyOf(resources);
    }
}
