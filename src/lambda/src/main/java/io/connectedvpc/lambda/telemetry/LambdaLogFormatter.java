package io.connectedvpc.lambda.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.lambda.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Objects;
import java.util.logging.Level;
import org.jboss.logging.MDC;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * One JSON object a line, with the keys that users of Lambda know: {@code timestamp}, {@code level} and {@code message} as in Lambda's own JSON
 * logs, the rest as in those of Powertools for AWS Lambda. The fields of the thread are beside them. (Quarkus' own JSON format has these one level
 * deeper, as strings.)
 *
 * <p>Sources: AWS Lambda Developer Guide, "Configuring JSON and plain text log formats"; Powertools for AWS Lambda (Java), "Logging".
 */
public final class LambdaLogFormatter extends ExtFormatter {

    private static final String SERVICE = "connected-vpc";
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    @Override
    public String format(ExtLogRecord record) {
        ObjectNode line = Json.object();
        line.put("timestamp", MILLISECONDS.format(record.getInstant()));
        line.put("level", level(record.getLevel()));
        line.put("message", Objects.requireNonNullElse(record.getFormattedMessage(), ""));
        line.put("logger", record.getLoggerName());
        line.put("thread", record.getThreadName());
        line.put("service", SERVICE);
        MDC.getMap().forEach((field, value) -> put(line, field, value));
        if (record.getThrown() != null) {
            line.set("error", error(record.getThrown()));
        }
        return Json.write(line) + "\n";
    }

    private static void put(ObjectNode line, String field, Object value) {
        switch (value) {
            case Boolean flag -> line.put(field, flag);
            case Long number -> line.put(field, number);
            case Integer number -> line.put(field, number);
            default -> line.put(field, value.toString());
        }
    }

    private static ObjectNode error(Throwable thrown) {
        var stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        return Json.object()
                .put("name", thrown.getClass().getName())
                .put("message", thrown.getMessage())
                .put("stack", stack.toString());
    }

    /** Lambda's levels, whatever logging library the record came from. */
    private static String level(Level level) {
        int value = level.intValue();
        if (value >= org.jboss.logmanager.Level.FATAL.intValue()) {
            return "FATAL";
        }
        if (value >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (value >= Level.WARNING.intValue()) {
            return "WARN";
        }
        if (value >= Level.INFO.intValue()) {
            return "INFO";
        }
        return value >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
    }
}
