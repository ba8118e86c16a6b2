package io.connectedvpc.lambda.telemetry;

import io.connectedvpc.core.port.Observer;
import java.util.List;

/**
 * What watches a function.
 *
 * @param observer hears what the core did
 * @param invocationEnds called at the end of each invocation, whatever became of it
 */
public record Telemetry(Observer observer, Runnable invocationEnds) {

    /** The log, and nothing else. */
    public static Telemetry log() {
        return new Telemetry(new WorkLog(), () -> {});
    }

    /** The log and the metrics. */
    public static Telemetry logAnd(EmfMetrics metrics) {
        return new Telemetry(Observer.all(List.of(new WorkLog(), metrics)), metrics::invocationEnds);
    }
}
