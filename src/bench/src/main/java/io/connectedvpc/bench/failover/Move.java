package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.report.Distribution;
import io.connectedvpc.bench.stage.CallLog.Call;
import java.util.List;

/**
 * One Edge move.
 *
 * @param reachedNanos for each route, how long after the event it led to the new ENI
 * @param calls in the order in which they began, verification included
 */
record Move(List<Long> reachedNanos, List<Call> calls) {

    /** ReplaceRoute, CreateRoute, DeleteRoute. */
    private static final String ROUTE = "Route";

    /** From the event to the effect of the last route's write. */
    long lastNanos() {
        return Distribution.of(reachedNanos).max();
    }

    /** What was called before the first write of a route. */
    List<Call> callsBeforeWriting() {
        return calls.stream()
                .takeWhile(call -> !call.operation().endsWith(ROUTE))
                .toList();
    }
}
