package io.connectedvpc.lambda.telemetry;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jboss.logging.MDC;

/** Everything that is logged while it is open, at any level: message, fields and stack. */
final class LogLines extends Handler implements AutoCloseable {

    private final Logger project = Logger.getLogger("io.connectedvpc");
    private final Level before = project.getLevel();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LogLines() {
        project.addHandler(this);
        project.setLevel(Level.ALL);
        project.setUseParentHandlers(false);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord record) {
        var line = new StringWriter();
        line.append(new SimpleFormatter().formatMessage(record)).append(" ").append(String.valueOf(MDC.getMap()));
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(line));
        }
        lines.add(line.toString());
    }

    @Override
    public void flush() {
        // Every line is there at once.
    }

    @Override
    public void close() {
        project.removeHandler(this);
        project.setLevel(before);
        project.setUseParentHandlers(true);
    }
}
