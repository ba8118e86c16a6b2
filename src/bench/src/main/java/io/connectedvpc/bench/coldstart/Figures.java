package io.connectedvpc.bench.coldstart;

import io.connectedvpc.bench.coldstart.Trials.Trial;
import io.connectedvpc.bench.zips.Packaging;
import java.util.List;
import java.util.function.ToLongFunction;

/** What was measured of a packaging. */
record Figures(Packaging packaging, long zipBytes, List<Trial> trials) {

    /** From the start of the process to its asking for an event, in nanoseconds. */
    long readyNanos() {
        return median(Trial::readyNanos);
    }

    /** From the start of the process to its answer, in nanoseconds. */
    long answerNanos() {
        return median(Trial::answerNanos);
    }

    /** From the start of the process to its first call to EC2, in nanoseconds. */
    long ec2Nanos() {
        return median(Trial::ec2Nanos);
    }

    /** How long processors worked for it, in nanoseconds; other than the times above, this hardly depends on what else the machine does. */
    long cpuNanos() {
        return median(Trial::cpuNanos);
    }

    /** The most memory it had, in bytes. */
    long peakBytes() {
        return median(Trial::peakBytes);
    }

    long fastestNanos() {
        return trials.stream().mapToLong(Trial::answerNanos).min().orElseThrow();
    }

    long slowestNanos() {
        return trials.stream().mapToLong(Trial::answerNanos).max().orElseThrow();
    }

    /** Of an even number, the lower one in the middle. */
    private long median(ToLongFunction<Trial> figure) {
        return trials.stream()
                .mapToLong(figure)
                .sorted()
                .skip((trials.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
