package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.report.Units;
import io.connectedvpc.bench.stage.CallLog.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        figures.stream().filter(one -> !one.repeated().isEmpty()).forEach(checks::calls);
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

    private void calls(Figures program) {
        String which = "%s at %,d"
                .formatted(program.scenario().way().label(), program.scenario().destinations());
        int mostBefore = program.scenario().way() == Way.PER_CIDR ? 2 : 1;
        add(
                "%s: the first EC2 call after %s".formatted(which, trips(mostBefore)),
                trips(program.callsBeforeEc2()),
                program.callsBeforeEc2() <= mostBefore);
        long ec2 = program.repeated().stream().filter(Call::toEc2).count();
        long dynamoDb = program.repeated().size() - ec2;
        add(
                which + ": the same event again makes one DynamoDB call and no EC2 call",
                "%d and %d".formatted(dynamoDb, ec2),
                dynamoDb == 1 && ec2 == 0);
    }

    private static String trips(long count) {
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
