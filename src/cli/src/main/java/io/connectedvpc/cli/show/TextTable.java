package io.connectedvpc.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A table of objects in plain text: columns as wide as their widest cell, the head in capitals. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<String> heads = new ArrayList<>();
    private final List<Function<JsonNode, String>> cells = new ArrayList<>();

    /** With one more column, which shows a field or a field of a field: {@code activeEdge/hostId}. */
    public TextTable column(String head, String path) {
        return column(head, row -> Plain.value(row.at("/" + path)));
    }

    /** With one more column. */
    public TextTable column(String head, Function<JsonNode, String> cell) {
        heads.add(head.toUpperCase(Locale.ROOT));
        cells.add(cell);
        return this;
    }

    /** The table's lines, head first; none without a row. */
    public List<String> lines(Iterable<JsonNode> rows, Paint paint) {
        List<List<String>> texts = new ArrayList<>(List.of(heads));
        rows.forEach(
                row -> texts.add(cells.stream().map(cell -> cell.apply(row)).toList()));
        if (texts.size() == 1) {
            return List.of();
        }
        int[] widths = IntStream.range(0, heads.size())
                .map(column -> texts.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        lines.add(paint.head(line(texts.getFirst(), widths, Paint.NONE)));
        texts.stream().skip(1).forEach(row -> lines.add(line(row, widths, paint)));
        return lines;
    }

    /** Padded before it is coloured, and never at the end of a line. */
    private static String line(List<String> row, int[] widths, Paint paint) {
        StringBuilder line = new StringBuilder();
        int owed = 0;
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            if (!cell.isEmpty()) {
                line.append(" ".repeat(owed)).append(paint.word(cell));
                owed = 0;
            }
            owed += widths[column] - cell.length() + GAP.length();
        }
        return line.toString();
    }
}
