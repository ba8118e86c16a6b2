package io.connectedvpc.cli.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * One document of a file.
 *
 * @param source the file's name
 * @param lines where each field begins, by its path: {@code hosts[0].hostId}; the document's own path is empty
 */
public record Document(String source, ObjectNode body, Map<String, Integer> lines) {

    /** Names a field with its place; of one that isn't there, the place of what it should be in. */
    public String place(String field) {
        return "%s:%s: %s".formatted(source, line(field), field);
    }

    /** Where a field begins, or what it should be in. */
    public int line(String field) {
        Integer line = lines.get(field);
        if (line != null) {
            return line;
        }
        return field.isEmpty() ? 1 : line(parent(field));
    }

    /** {@code hosts[0].hostId} is in {@code hosts[0]}, that in {@code hosts}, that in the document. */
    private static String parent(String field) {
        return field.substring(0, Math.max(0, Math.max(field.lastIndexOf('.'), field.lastIndexOf('['))));
    }
}
