package io.connectedvpc.bench.coldstart;

import io.connectedvpc.bench.report.Check;
import io.connectedvpc.bench.zips.Packaging;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds native against the plain JVM. */
final class Checks {

    private static final String FASTER = "native answers first at least 20 times faster than the plain JVM";
    private static final int TIMES_FASTER = 20;
    private static final String SMALLER = "native takes at most a third of the plain JVM's memory";
    private static final int TIMES_SMALLER = 3;

    private Checks() {}

    static List<Check> of(List<Figures> figures) {
        Optional<Figures> plain = of(figures, Packaging.JVM);
        Optional<Figures> executable = of(figures, Packaging.NATIVE);
        return List.of(
                times(FASTER, plain.map(Figures::answerNanos), executable.map(Figures::answerNanos), TIMES_FASTER),
                times(SMALLER, plain.flatMap(Checks::memory), executable.flatMap(Checks::memory), TIMES_SMALLER));
    }

    private static Optional<Long> memory(Figures figures) {
        return Optional.of(figures.peakBytes()).filter(known -> known > 0);
    }

    private static Check times(String demand, Optional<Long> plain, Optional<Long> executable, int least) {
        if (plain.isEmpty() || executable.isEmpty()) {
            return new Check(demand, "not measured", null);
        }
        double times = (double) plain.get() / executable.get();
        return new Check(demand, String.format(Locale.ROOT, "%.1f times less", times), times >= least);
    }

    private static Optional<Figures> of(List<Figures> figures, Packaging packaging) {
        return figures.stream().filter(one -> one.packaging() == packaging).findFirst();
    }
}
