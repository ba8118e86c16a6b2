package io.connectedvpc.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.connectedvpc.lambda.sample.Reply;
import io.connectedvpc.local.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/** {@code infra/openapi.yaml}, and what it says of each route. */
final class OpenApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApi DOCUMENT = new OpenApi(text());

    private final JsonNode document;
    private final Map<String, JsonNode> operations = new TreeMap<>();
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    private OpenApi(String yaml) {
        document = JSON.valueToTree(new Yaml().load(yaml));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                operations.put(key(path.getKey(), operation.getKey()), operation.getValue())));
    }

    static OpenApi read() {
        return DOCUMENT;
    }

    /** The document as it is written. */
    static String text() {
        try {
            return Files.readString(ProjectFiles.root().resolve("infra/openapi.yaml"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode document() {
        return document;
    }

    /** The operations by route keys, such as {@code GET /sddcs}. */
    Map<String, JsonNode> operations() {
        return operations;
    }

    /** The operation of a route. */
    JsonNode operation(String routeKey) {
        return Objects.requireNonNull(operations.get(routeKey), routeKey);
    }

    /** The parameters of an operation. */
    List<JsonNode> parameters(String routeKey) {
        var parameters = new ArrayList<JsonNode>();
        operation(routeKey).path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        return parameters;
    }

    /** What is wrong with the body of a request, by the document. */
    List<String> complaintsAboutRequest(String routeKey, String body) {
        return complaints(operation(routeKey).at("/requestBody/content/application~1json/schema"), body);
    }

    /** What is wrong with an answer, by the document. */
    List<String> complaintsAboutAnswer(String routeKey, Reply reply) {
        JsonNode response = resolved(operation(routeKey).path("responses").path(Integer.toString(reply.status())));
        if (response.isMissingNode()) {
            return List.of("%s doesn't answer %d".formatted(routeKey, reply.status()));
        }
        var complaints = new ArrayList<String>();
        response.path("headers").fieldNames().forEachRemaining(header -> {
            if (reply.header(header).isEmpty()) {
                complaints.add("%s with %d has no %s".formatted(routeKey, reply.status(), header));
            }
        });
        complaints.addAll(complaintsAboutBody(response.path("content"), reply));
        return complaints;
    }

    private List<String> complaintsAboutBody(JsonNode content, Reply reply) {
        JsonNode body = reply.payload().path("body");
        if (content.isMissingNode()) {
            return body.isMissingNode() ? List.of() : List.of("there is a body: " + body);
        }
        String mediaType = reply.header("Content-Type").replaceFirst(";.*", "");
        JsonNode described = content.has(mediaType) ? content.path(mediaType) : content.path("*/*");
        if (described.isMissingNode()) {
            return List.of("there is a body of type " + mediaType);
        }
        return mediaType.endsWith("json") ? complaints(described.path("schema"), body.asText()) : List.of();
    }

    /** What is wrong with a JSON text. */
    List<String> complaints(JsonNode schema, String json) {
        return schemas.computeIfAbsent(schema, this::compiled).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return SchemaRegistry.withDialect(Dialects.getOpenApi30()).getSchema(whole.toString(), InputFormat.JSON);
    }

    /** What is referred to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").textValue().substring(1)) : node;
    }

    private static String key(String path, String method) {
        return method.startsWith("x-") ? "$default" : method.toUpperCase(Locale.ROOT) + " " + path;
    }
}
