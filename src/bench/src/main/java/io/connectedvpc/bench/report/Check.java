package io.connectedvpc.bench.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that is demanded of connected-vpc.
 *
 * @param demand what is demanded
 * @param measured what was seen
 */
public record Check(String demand, String measured, boolean holds) {

    /** A row for each. */
    static String table(List<Check> checks) {
        return """
                | demand | measured | holds |
                | --- | --- | --- |
                """ + checks.stream().map(Check::row).collect(Collectors.joining());
    }

    private String row() {
        return "| %s | %s | %s |%n".formatted(demand, measured, holds ? "yes" : "**no**");
    }
}
