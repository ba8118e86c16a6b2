package io.connectedvpc.bench.report;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that is demanded of connected-vpc.
 *
 * @param demand what is demanded
 * @param measured what was seen
 * @param holds null where it was not measured
 */
public record Check(
        String demand, String measured, @Nullable Boolean holds) {

    /** Whether it was measured and doesn't hold. */
    boolean fails() {
        return Boolean.FALSE.equals(holds);
    }

    /** A row for each. */
    static String table(List<Check> checks) {
        return """
                | demand | measured | holds |
                | --- | --- | --- |
                """ + checks.stream().map(Check::row).collect(Collectors.joining());
    }

    private String row() {
        return "| %s | %s | %s |%n".formatted(demand, measured, verdict());
    }

    private String verdict() {
        if (holds == null) {
            return "–";
        }
        return holds ? "yes" : "**no**";
    }
}
