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

    /** From the event to the effect of the last route's write. */
    long lastNanos() {
        return Distribution.of(reachedNanos).max();
    }

    /** Calls of DynamoDB that began before the first one of EC2. */
    long callsBeforeEc2() {
        return calls.stream().takeWhile(call -> !call.toEc2()).count();
    }
}
