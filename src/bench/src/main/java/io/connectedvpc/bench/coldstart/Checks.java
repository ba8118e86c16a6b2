package io.connectedvpc.bench.coldstart;

import io.connectedvpc.bench.report.Check;
import io.connectedvpc.bench.zips.Packaging;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds native against the plain JVM, where both were measured. */
final class Checks {

    private static final int TIMES_FASTER = 20;
    private static final int TIMES_SMALLER = 3;

    private Checks() {}

    static List<Check> of(List<Figures> figures) {
        Optional<Figures> plain = of(figures, Packaging.JVM);
        Optional<Figures> executable = of(figures, Packaging.NATIVE);
        return plain.isPresent() && executable.isPresent() ? of(plain.get(), executable.get()) : List.of();
    }

    private static List<Check> of(Figures plain, Figures executable) {
        var checks = new ArrayList<Check>();
        checks.add(times(
                "native answers first at least 20 times faster than the plain JVM",
                plain.answerNanos(),
                executable.answerNanos(),
                TIMES_FASTER));
        if (plain.peakBytes() > 0 && executable.peakBytes() > 0) {
            checks.add(times(
                    "native takes at most a third of the plain JVM's memory",
                    plain.peakBytes(),
                    executable.peakBytes(),
                    TIMES_SMALLER));
        }
        return checks;
    }

    private static Check times(String demand, long plain, long executable, int least) {
        double times = (double) plain / executable;
        return new Check(demand, String.format(Locale.ROOT, "%.1f times less", times), times >= least);
    }

    private static Optional<Figures> of(List<Figures> figures, Packaging packaging) {
        return figures.stream().filter(one -> one.packaging() == packaging).findFirst();
    }
}
