package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.report.Units;
import io.connectedvpc.bench.stage.CallLog.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the figures against what is demanded of connected-vpc, as far as they tell. */
final class Checks {

    private static final int BURST = 50;
    private static final double TOLERANCE = 0.10;
    private static final int TIMES_FASTER = 10;

    private static final Comparator<Figures> BY_SIZE =
            Comparator.comparingInt(one -> one.scenario().destinations());

    private final List<Figures> figures;
    private final List<Check> checks = new ArrayList<>();

    private Checks(List<Figures> figures) {
        this.figures = figures;
    }

    static List<Check> of(List<Figures> figures) {
        var checks = new Checks(figures);
        checks.timesFaster();
        checks.of(Way.PER_CIDR).forEach(checks::model);
        checks.oneCall();
        checks.anySize();
        Stream.of(Way.values()).filter(Way::isProgram).forEach(checks::calls);
        return checks.checks;
    }

    /** Where EC2's burst covers all routes. */
    private void timesFaster() {
        Optional<Figures> program = of(Way.PER_CIDR, BURST);
        Optional<Figures> serial = of(Way.REPLACE_SERIALLY, BURST);
        if (program.isPresent() && serial.isPresent()) {
            double times = median(serial.get()) / median(program.get());
            add(
                    "PER_CIDR at 50 routes at least 10 times faster than serial ReplaceRoute",
                    format("%.1f times", times),
                    times >= TIMES_FASTER);
        }
    }

    /** Beyond it. */
    private void model(Figures program) {
        double model = program.scenario().modelNanos();
        if (model > 0) {
            double measured = median(program);
            add(
                    "PER_CIDR at %,d routes within 10 %% of (N − 50)/5 s = %s"
                            .formatted(program.scenario().routes(), Units.time(model)),
                    "%s, %+.1f %%".formatted(Units.time(measured), 100 * (measured / model - 1)),
                    measured <= model * (1 + TOLERANCE));
        }
    }

    /** A prefix list is re-pointed as a whole. */
    private void oneCall() {
        of(Way.PREFIX_LIST)
                .max(BY_SIZE)
                .ifPresent(largest -> add(
                        "PREFIX_LIST at %s: exactly one ReplaceRoute a move for the one table".formatted(size(largest)),
                        Units.number(largest.ec2Calls().getOrDefault("ReplaceRoute", 0.0)) + " on average",
                        largest.moves().stream().allMatch(Checks::replacesOnce)));
    }

    private static boolean replacesOnce(Move move) {
        return move.calls().stream()
                        .filter(call -> call.operation().equals("ReplaceRoute"))
                        .count()
                == 1;
    }

    /** However many destinations it has. */
    private void anySize() {
        Optional<Figures> smallest = of(Way.PREFIX_LIST).min(BY_SIZE);
        Optional<Figures> largest = of(Way.PREFIX_LIST).max(BY_SIZE);
        if (smallest.isPresent() && largest.isPresent() && !smallest.equals(largest)) {
            double ratio = median(largest.get()) / median(smallest.get());
            add(
                    "PREFIX_LIST at %s within 10 %% of that at %s".formatted(size(largest.get()), size(smallest.get())),
                    format("%+.1f %%", 100 * (ratio - 1)),
                    ratio <= 1 + TOLERANCE);
        }
    }

    /** What is called before the first write, and for an event that came again: the most of it. */
    private void calls(Way way) {
        List<Figures> those =
                figures.stream().filter(one -> one.scenario().way() == way).toList();
        String which = those.stream()
                .map(one -> Units.number(one.scenario().destinations()))
                .collect(Collectors.joining(", "));
        Stream<List<Call>> before =
                those.stream().flatMap(one -> one.moves().stream()).map(Move::callsBeforeWriting);
        before.max(Comparator.comparingInt(List::size))
                .ifPresent(calls -> calls(
                        "%s at %s: the first write after %s and no describe"
                                .formatted(way.label(), which, trips(way.callsBeforeWriting())),
                        calls,
                        way.callsBeforeWriting()));
        those.stream()
                .map(Figures::repeated)
                .max(Comparator.comparingInt(List::size))
                .ifPresent(calls -> calls(
                        "%s at %s: the same event again makes one DynamoDB call and no EC2 call"
                                .formatted(way.label(), which),
                        calls,
                        1));
    }

    private void calls(String demand, List<Call> calls, int mostOfDynamoDb) {
        long ec2 = calls.stream().filter(Call::toEc2).count();
        long dynamoDb = calls.size() - ec2;
        add(demand, "%d DynamoDB, %d EC2".formatted(dynamoDb, ec2), dynamoDb <= mostOfDynamoDb && ec2 == 0);
    }

    private static String trips(int count) {
        return count == 1 ? "one DynamoDB call" : count + " DynamoDB calls";
    }

    private Stream<Figures> of(Way way) {
        return figures.stream().filter(one -> one.scenario().way() == way);
    }

    private static String size(Figures one) {
        return Units.number(one.scenario().destinations());
    }

    private Optional<Figures> of(Way way, int destinations) {
        return figures.stream()
                .filter(one -> one.scenario().equals(new Scenario(way, destinations)))
                .findFirst();
    }

    private static double median(Figures one) {
        return one.lastNanos().percentile(50);
    }

    private void add(String demand, String measured, boolean holds) {
        checks.add(new Check(demand, measured, holds));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
