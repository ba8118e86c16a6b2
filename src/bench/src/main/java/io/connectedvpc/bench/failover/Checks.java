package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.report.Check;
import io.connectedvpc.bench.report.Units;
import io.connectedvpc.bench.stage.CallLog.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** Beyond it: nobody is faster than EC2 allows either, unless it isn't EC2 that was measured on. */
    private void model(Figures program) {
        double model = program.scenario().modelNanos();
        if (model > 0) {
            double measured = median(program);
            add(
                    format(
                            "PER_CIDR at %,d routes within 10 %% of (N − 50)/5 s = %s",
                            program.scenario().routes(), Units.time(model)),
                    format("%s, %+.1f %%", Units.time(measured), 100 * (measured / model - 1)),
                    measured <= model * (1 + TOLERANCE) && measured >= model * (1 - TOLERANCE));
        }
    }

    /** A prefix list is re-pointed as a whole. */
    private void oneCall() {
        of(Way.PREFIX_LIST).max(BY_SIZE).ifPresent(largest -> oneCall(largest, "the one table"));
        of(Way.PREFIX_LIST_2).max(BY_SIZE).ifPresent(largest -> oneCall(largest, "each of two tables"));
    }

    /** A mover has seen each table re-pointed: as many calls as tables are one for each. */
    private void oneCall(Figures figures, String tables) {
        add(
                "PREFIX_LIST at %s: exactly one ReplaceRoute a move for %s".formatted(size(figures), tables),
                Units.number(figures.ec2Calls().getOrDefault("ReplaceRoute", 0.0)) + " on average",
                figures.moves().stream()
                        .allMatch(
                                move -> replacements(move) == figures.scenario().routes()));
    }

    private static long replacements(Move move) {
        return move.calls().stream()
                .filter(call -> call.operation().equals("ReplaceRoute"))
                .count();
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

    /** What is called before the first write, and for an event that came again. */
    private void calls(Way way) {
        List<Figures> those =
                figures.stream().filter(one -> one.scenario().way() == way).toList();
        String which = those.stream()
                .map(one -> Units.number(one.scenario().destinations()))
                .collect(Collectors.joining(", "));
        calls(
                "%s at %s: the first write after %s and no describe"
                        .formatted(way.label(), which, trips(way.callsBeforeWriting())),
                those.stream()
                        .flatMap(one -> one.moves().stream())
                        .map(Move::callsBeforeWriting)
                        .toList(),
                way.callsBeforeWriting());
        calls(
                "%s at %s: the same event again makes one DynamoDB call and no EC2 call".formatted(way.label(), which),
                those.stream().map(Figures::repeated).toList(),
                1);
    }

    /** Of several occasions the worst, of each service by itself. */
    private void calls(String demand, List<List<Call>> occasions, int mostOfDynamoDb) {
        if (!occasions.isEmpty()) {
            long ec2 = most(occasions, Call::toEc2);
            long dynamoDb = most(occasions, call -> !call.toEc2());
            add(demand, format("%d DynamoDB, %d EC2", dynamoDb, ec2), dynamoDb <= mostOfDynamoDb && ec2 == 0);
        }
    }

    private static long most(List<List<Call>> occasions, Predicate<Call> which) {
        return occasions.stream()
                .mapToLong(calls -> calls.stream().filter(which).count())
                .max()
                .orElseThrow();
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
