package io.connectedvpc.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one entry of a PutEvents call; a field of a wrong type refuses the whole call, as on AWS. */
record EntryFields(JsonNode entry) {

    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1_000);

    BusEntry toEntry() {
        if (!entry.isObject()) {
            throw wrong("an entry must be an object");
        }
        return new BusEntry(
                text("Source"), text("DetailType"), text("Detail"), text("EventBusName"), time(), resources());
    }

    private @Nullable String text(String field) {
        JsonNode value = entry.path(field);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            throw wrong(field + " must be a string");
        }
        return value.textValue();
    }

    /** A time of the JSON protocol is a number of seconds since 1970, with a fraction. */
    private @Nullable Instant time() {
        JsonNode value = entry.path("Time");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            if (value.isNumber()) {
                return Instant.ofEpochMilli(
                        value.decimalValue().multiply(MILLIS_PER_SECOND).longValueExact());
            }
        } catch (ArithmeticException | DateTimeException e) {
            throw wrong("Time isn't a time");
        }
        throw wrong("Time must be a number of seconds since 1970");
    }

    private List<String> resources() {
        List<String> resources = new ArrayList<>();
        for (JsonNode resource : entry.path("Resources")) {
            if (!resource.isTextual()) {
                throw wrong("Resources must be strings");
            }
            resources.add(resource.textValue());
        }
        return resources;
    }

    private static PutEventsRefusedException wrong(String message) {
        return new PutEventsRefusedException("SerializationException", message);
    }
}
