package io.connectedvpc.local.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.local.template.CloudFormationYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** infra/openapi.yaml, which the build puts on the classpath. */
record OpenApiDocument(JsonNode root) {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final ObjectMapper JSON = new ObjectMapper();

    static OpenApiDocument read() {
        try (InputStream file = Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream("/openapi.yaml"))) {
            return new OpenApiDocument(
                    JSON.valueToTree(CloudFormationYaml.read(new InputStreamReader(file, StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a reference leads to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").textValue().substring(1)) : node;
    }

    /** The name of the schema that is referred to; empty when none is. */
    static String schemaName(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : "";
    }

    /** JSON as people read it. */
    static String pretty(JsonNode json) {
        return json.toPrettyString().replace(" : ", ": ");
    }
}
