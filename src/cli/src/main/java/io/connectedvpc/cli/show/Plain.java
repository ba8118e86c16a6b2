package io.connectedvpc.cli.show;

import com.fasterxml.jackson.databind.JsonNode;

/** Values of answers as plain text: a terminal obeys control characters, so none gets through. */
public final class Plain {

    private static final String NOTHING = "-";

    private Plain() {}

    /** Text without control characters. */
    public static String text(String text) {
        return text.codePoints()
                .map(point -> isHarmless(point) ? point : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A value; a dash where there is none. */
    public static String value(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? NOTHING : text(value.asText());
    }

    /** Direction marks and the like are as dangerous as escapes. */
    private static boolean isHarmless(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }
}
