package io.connectedvpc.bench.report;

import java.util.List;

/** The figures of a benchmark, for people and for docs/performance.md. */
public interface Report {

    /** The heading of its section. */
    String title();

    /** The figures as a Markdown table. */
    String table();

    /** What is demanded of connected-vpc, as far as the figures tell; none where nothing is. */
    List<Check> checks();

    /** What was measured and how, as Markdown with the table in it. */
    String text();

    /** What the plot shows. */
    String caption();

    /** The plot. */
    String svg();
}
