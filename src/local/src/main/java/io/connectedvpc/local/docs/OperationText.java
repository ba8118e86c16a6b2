package io.connectedvpc.local.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An operation in Markdown: what it does, what it takes and what it answers, with examples. */
final class OperationText {

    private final OpenApiDocument api;
    private final JsonNode operation;
    private final List<String> lines = new ArrayList<>();

    private OperationText(OpenApiDocument api, JsonNode operation) {
        this.api = api;
        this.operation = operation;
    }

    /** @param key such as {@code GET /sddcs} */
    static List<String> of(OpenApiDocument api, String key, JsonNode operation) {
        var text = new OperationText(api, operation);
        text.add("<a id=\"%s\"></a>".formatted(operation.path("operationId").textValue()), "");
        text.add("### `%s`".formatted(key), "");
        text.what();
        text.parameters();
        text.body();
        text.answers();
        return text.lines;
    }

    private void what() {
        String more = operation.path("description").asText();
        String summary = SchemaText.sentence(operation.path("summary").textValue());
        add(more.isEmpty() ? summary : summary + " " + more.strip(), "");
    }

    private void parameters() {
        var table = new MarkdownTable("parameter", "in", "type", "needed", "what");
        for (JsonNode reference : operation.path("parameters")) {
            JsonNode parameter = api.resolved(reference);
            table.row(
                    "`%s`".formatted(parameter.path("name").textValue()),
                    parameter.path("in").textValue(),
                    SchemaText.type(parameter.path("schema")),
                    parameter.path("required").asBoolean() ? "yes" : "",
                    parameter.path("description").asText());
        }
        if (!table.isEmpty()) {
            lines.addAll(table.lines());
            add("");
        }
    }

    private void body() {
        JsonNode body = operation.at("/requestBody/content/application~1json");
        if (!body.isMissingNode()) {
            add("Body: %s, for example".formatted(SchemaText.type(body.path("schema"))), "");
            json(body.path("example"));
        }
    }

    private void answers() {
        var table = new MarkdownTable("answer", "body", "when");
        operation.path("responses").properties().forEach(response -> {
            JsonNode described = api.resolved(response.getValue());
            table.row(response.getKey(), content(described), what(described));
        });
        lines.addAll(table.lines());
        add("");
        StreamSupport.stream(operation.path("responses").spliterator(), false)
                .map(response -> response.at("/content/application~1json/example"))
                .filter(example -> !example.isMissingNode())
                .findFirst()
                .ifPresent(this::json);
    }

    private static String content(JsonNode response) {
        return response.path("content").properties().stream()
                .map(OperationText::content)
                .collect(Collectors.joining(", "));
    }

    private static String content(Map.Entry<String, JsonNode> content) {
        String mediaType = content.getKey();
        return mediaType.contains("json") ? SchemaText.type(content.getValue().path("schema")) : mediaType;
    }

    private static String what(JsonNode response) {
        String headers = response.path("headers").properties().stream()
                .map(header -> "`%s`".formatted(header.getKey()))
                .collect(Collectors.joining(" and "));
        String when = response.path("description").textValue();
        return headers.isEmpty() ? when : "%s. With %s".formatted(when, headers);
    }

    private void json(JsonNode example) {
        add("```json", OpenApiDocument.pretty(example), "```", "");
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }
}
