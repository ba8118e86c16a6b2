package io.connectedvpc.local.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A schema in Markdown: a line for what it is, and a table of its fields. */
final class SchemaText {

    private final MarkdownTable fields = new MarkdownTable("field", "type", "needed", "what");

    private SchemaText() {}

    static List<String> of(String name, JsonNode schema) {
        var lines = new ArrayList<>(List.of("### " + name, ""));
        String what = schema.path("description").asText();
        if (!what.isEmpty()) {
            lines.addAll(List.of(sentence(what), ""));
        }
        var text = new SchemaText();
        text.fields("", schema);
        if (text.fields.isEmpty()) {
            lines.add("Type: " + type(schema) + ".");
        } else {
            lines.addAll(text.fields.lines());
        }
        lines.add("");
        return lines;
    }

    /** The fields of an object, those of objects in it with the way to them. */
    private void fields(String path, JsonNode schema) {
        Set<String> needed = new TreeSet<>();
        schema.path("required").forEach(field -> needed.add(field.textValue()));
        schema.path("properties").properties().forEach(field -> {
            String name = path + field.getKey();
            JsonNode described = field.getValue();
            fields.row(
                    "`%s`".formatted(name),
                    type(described),
                    needed.contains(field.getKey()) ? "yes" : "",
                    described.path("description").asText());
            fields(name + ".", described);
            fields(name + "[].", described.path("items"));
        });
    }

    /** A type as people read it, with its limits. */
    static String type(JsonNode schema) {
        String name = OpenApiDocument.schemaName(schema);
        if (!name.isEmpty()) {
            return "[%s](#%s)".formatted(name, name.toLowerCase(Locale.ROOT));
        }
        if (schema.has("oneOf")) {
            return list(schema.path("oneOf"), SchemaText::type, " or ");
        }
        String type = schema.path("type").asText();
        if (type.equals("array")) {
            return "list of " + type(schema.path("items"));
        }
        String plain = schema.has("enum")
                ? list(schema.path("enum"), value -> "`" + value.asText() + "`", ", ")
                : type + limits(schema);
        return schema.path("nullable").asBoolean() ? plain + " or null" : plain;
    }

    private static String limits(JsonNode schema) {
        var limits = new ArrayList<String>();
        if (schema.has("pattern")) {
            limits.add("`%s`".formatted(schema.path("pattern").textValue()));
        }
        if (schema.has("maximum")) {
            limits.add("%s to %s"
                    .formatted(
                            schema.path("minimum").asText("0"),
                            schema.path("maximum").asText()));
        }
        if (schema.has("default")) {
            limits.add("%s by default".formatted(schema.path("default").asText()));
        }
        return limits.isEmpty() ? "" : " (%s)".formatted(String.join(", ", limits));
    }

    private static String list(JsonNode values, Function<JsonNode, String> text, String between) {
        return StreamSupport.stream(values.spliterator(), false).map(text).collect(Collectors.joining(between));
    }

    /** Descriptions are phrases; a paragraph ends with a stop. */
    static String sentence(String phrase) {
        return phrase.endsWith(".") ? phrase : phrase + ".";
    }
}
