package io.connectedvpc.bench.churn;

import io.connectedvpc.bench.churn.Progress.Sample;
import io.connectedvpc.bench.report.Distribution;
import io.connectedvpc.bench.stage.CallLog.Call;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was measured in one mode.
 *
 * @param samples how many segments were verified to be in the VPC
 * @param answers to all requests, those that were sent again among them
 * @param sweeps how many it took beside the functions' own handing on
 * @param refused those of the calls that EC2 refused for their rate
 */
record Figures(
        String routing,
        List<Answer> answers,
        List<Sample> samples,
        Ending ending,
        int sweeps,
        List<Call> calls,
        List<Call> refused) {

    Distribution answerNanos() {
        return Distribution.of(answers.stream().map(Answer::nanos).toList());
    }

    SortedMap<String, Long> outcomes() {
        return answers.stream().collect(Collectors.groupingBy(Answer::outcome, TreeMap::new, Collectors.counting()));
    }

    /** From the first request until the last segment was seen to be verified. */
    long syncedNanos() {
        long most = samples.getLast().segments();
        return samples.stream()
                .filter(sample -> sample.segments() == most)
                .findFirst()
                .orElseThrow()
                .nanos();
    }

    /** How many segments were verified in the end. */
    long segments() {
        return samples.getLast().segments();
    }

    SortedMap<String, Long> ec2Calls() {
        return counts(calls, Call::toEc2);
    }

    SortedMap<String, Long> refusedCalls() {
        return counts(refused, Call::toEc2);
    }

    SortedMap<String, Long> dynamoDbCalls() {
        return counts(calls, call -> !call.toEc2());
    }

    private static SortedMap<String, Long> counts(List<Call> calls, Predicate<Call> which) {
        return calls.stream()
                .filter(which)
                .collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.counting()));
    }
}
