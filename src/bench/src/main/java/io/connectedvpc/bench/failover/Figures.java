package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.report.Distribution;
import io.connectedvpc.bench.stage.CallLog.Call;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was measured of a scenario.
 *
 * @param repeated the calls when the last move was told again
 */
record Figures(Scenario scenario, List<Move> moves, List<Call> repeated) {

    /** From the event to the last route, over the moves. */
    Distribution lastNanos() {
        return Distribution.of(moves.stream().map(Move::lastNanos).toList());
    }

    /** For how long a route didn't lead to the new ENI, over all routes of all moves. */
    Distribution outageNanos() {
        return Distribution.of(
                moves.stream().flatMap(move -> move.reachedNanos().stream()).toList());
    }

    /** Calls of EC2 a move, on average, by operation. */
    SortedMap<String, Double> ec2Calls() {
        return callsPerMove(Call::toEc2);
    }

    /** Calls of DynamoDB a move, on average. */
    double dynamoDbCalls() {
        return callsPerMove(call -> !call.toEc2()).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private SortedMap<String, Double> callsPerMove(Predicate<Call> which) {
        return moves.stream()
                .flatMap(move -> move.calls().stream())
                .filter(which)
                .collect(Collectors.groupingBy(
                        Call::operation, TreeMap::new, Collectors.summingDouble(call -> 1.0 / moves.size())));
    }
}
