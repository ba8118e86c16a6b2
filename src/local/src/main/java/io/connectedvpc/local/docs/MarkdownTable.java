package io.connectedvpc.local.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. */
final class MarkdownTable {

    private final List<String> lines = new ArrayList<>();

    MarkdownTable(String... heads) {
        row(heads);
        lines.add("| --- ".repeat(heads.length) + "|");
    }

    /** Adds a row; a bar in a cell would begin the next one. */
    void row(String... cells) {
        lines.add(List.of(cells).stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |")));
    }

    boolean isEmpty() {
        return lines.size() == 2;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
