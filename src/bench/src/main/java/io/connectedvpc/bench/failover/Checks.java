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

    private final List<Figures> figures;
    private final List<Check> checks = new ArrayList<>();

    private Checks(List<Figures> figures) {
        this.figures = figures;
    }

    static List<Check> of(List<Figures> figures) {
        var checks = new Checks(figures);
        checks.timesFaster();
        figures.stream().filter(one -> one.scenario().way() == Way.PER_CIDR).forEach(checks::model);
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
