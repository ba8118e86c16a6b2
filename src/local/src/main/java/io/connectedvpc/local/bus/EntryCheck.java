package io.connectedvpc.local.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * EventBridge's checks of PutEvents. (EventBridge API Reference, "PutEvents" and "PutEventsResultEntry"; sizes as in
 * "Calculating PutEvents event entry size".)
 */
final class EntryCheck {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int MOST_ENTRIES = 10;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int BYTES_OF_TIME = 14;

    private final Set<String> busNames;

    EntryCheck(Set<String> busNames) {
        this.busNames = busNames;
    }

    /**
     * Checks the call as a whole.
     *
     * @throws PutEventsRefusedException if none of its entries may be taken
     */
    void checkAll(List<BusEntry> entries) {
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new PutEventsRefusedException(
                    "ValidationException",
                    "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have "
                            + "length between 1 and " + MOST_ENTRIES + ", and has length " + entries.size());
        }
        if (entries.stream().mapToLong(EntryCheck::size).sum() > MOST_BYTES) {
            throw new PutEventsRefusedException(
                    "ValidationException", "Total size of the entries in the request is over the limit.");
        }
    }

    private static long size(BusEntry entry) {
        return (entry.time() == null ? 0 : BYTES_OF_TIME)
                + bytes(entry.source())
                + bytes(entry.detailType())
                + bytes(entry.detail())
                + entry.resources().stream().mapToLong(EntryCheck::bytes).sum();
    }

    private static long bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The refusal of one entry, if it can't be taken; its detail is checked apart, by {@link #parseDetail}. */
    Optional<EntryResult.Refused> refuse(BusEntry entry) {
        return missing("Source", entry.source())
                .or(() -> missing("DetailType", entry.detailType()))
                .or(() -> missing("Detail", entry.detail()))
                .or(() -> unknownBus(entry.busName()));
    }

    private static Optional<EntryResult.Refused> missing(String field, @Nullable String value) {
        return value != null && !value.isEmpty()
                ? Optional.empty()
                : Optional.of(new EntryResult.Refused(
                        "InvalidArgument",
                        "Parameter %s is not valid. Reason: %s is a required argument.".formatted(field, field)));
    }

    /** EventBridge has been seen to accept and lose such an event; here the mistake shows. */
    private Optional<EntryResult.Refused> unknownBus(@Nullable String nameOrArn) {
        if (nameOrArn == null || busNames.contains(nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1))) {
            return Optional.empty();
        }
        return Optional.of(new EntryResult.Refused(
                "ResourceNotFoundException", "Event bus %s does not exist.".formatted(nameOrArn)));
    }

    /** The detail as JSON object; empty if it isn't one. */
    static Optional<JsonNode> parseDetail(String detail) {
        try {
            return Optional.of(JSON.readTree(detail)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
