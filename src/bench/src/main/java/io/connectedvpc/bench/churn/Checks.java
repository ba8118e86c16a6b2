package io.connectedvpc.bench.churn;

import io.connectedvpc.bench.report.Check;
import io.connectedvpc.core.model.Cidr;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/** Holds what churn ended in against what is demanded. */
final class Checks {

    private Checks() {}

    static List<Check> of(Figures figures) {
        return List.of(inSync(figures), inEc2(figures));
    }

    /** As the program says. */
    private static Check inSync(Figures figures) {
        Ending ending = figures.ending();
        return new Check(
                format("%s: all %,d segments that fit the quota are in sync", figures.routing(), ending.fitting()),
                format("%,d in sync%s", figures.segments(), ending.settled() ? "" : ", and work left"),
                ending.settled() && figures.segments() == ending.fitting());
    }

    /** As EC2 says. */
    private static Check inEc2(Figures figures) {
        Ending ending = figures.ending();
        SortedSet<Cidr> routed = ending.routed();
        long wanted = routed.stream().filter(ending.desired()::contains).count();
        return new Check(
                format(
                        "%s: EC2 leads these and the management network to the active ENI, and no others",
                        figures.routing()),
                format("%,d, and %,d others", wanted, routed.size() - wanted),
                routed.equals(ending.desired()) && routed.size() == ending.fitting() + 1);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
