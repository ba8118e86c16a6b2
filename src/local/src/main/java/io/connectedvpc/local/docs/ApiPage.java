package io.connectedvpc.local.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** docs/api.md: the API as its OpenAPI document has it. */
public final class ApiPage {

    private static final String HEAD = """
            <!-- Written from infra/openapi.yaml by ./cvpc docs; ApiPageTest fails where it is out of date. -->
            # The API
            """;

    private ApiPage() {}

    /** The page. */
    public static String text() {
        OpenApiDocument api = OpenApiDocument.read();
        Map<String, JsonNode> operations = operations(api);
        var lines = new ArrayList<String>();
        lines.add(HEAD);
        lines.add(api.root().at("/info/description").textValue().strip());
        lines.add("");
        lines.add(
                "The document is [infra/openapi.yaml](../infra/openapi.yaml); generators of clients read it as it is.");
        lines.add("");
        var table = new MarkdownTable("call", "does");
        operations.forEach((key, operation) -> table.row(
                "[`%s`](#%s)".formatted(key, operation.path("operationId").textValue()),
                operation.path("summary").textValue()));
        lines.addAll(table.lines());
        lines.addAll(List.of("", "## Calls", ""));
        operations.forEach((key, operation) -> lines.addAll(OperationText.of(api, key, operation)));
        lines.addAll(List.of("## Schemas", ""));
        api.root()
                .at("/components/schemas")
                .properties()
                .forEach(schema -> lines.addAll(SchemaText.of(schema.getKey(), schema.getValue())));
        return String.join("\n", lines).strip() + "\n";
    }

    /** By method and path; the route for whatever no other takes isn't one to call. */
    private static Map<String, JsonNode> operations(OpenApiDocument api) {
        var operations = new LinkedHashMap<String, JsonNode>();
        api.root()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
        operations.keySet().removeIf(key -> key.endsWith("/$default"));
        return operations;
    }
}
