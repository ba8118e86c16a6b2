package io.connectedvpc.lambda.telemetry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Fields that every line of this thread has until this is closed; those that it had before are restored. */
public final class LogFields implements AutoCloseable {

    /** An id as the contract has it. What a producer says instead of one isn't repeated. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final Map<String, @Nullable Object> before = new LinkedHashMap<>();

    /** Adds a field; null is none. */
    public LogFields put(String field, @Nullable Object value) {
        if (value != null) {
            Object former = MDC.put(field, value);
            before.putIfAbsent(field, former);
        }
        return this;
    }

    /** Adds an id that came from outside; what isn't one is left out. */
    public LogFields name(String field, @Nullable String value) {
        return put(field, value != null && NAME.matcher(value).matches() ? value : null);
    }

    @Override
    public void close() {
        before.forEach((field, former) -> {
            if (former == null) {
                MDC.remove(field);
            } else {
                MDC.put(field, former);
            }
        });
    }
}
