package io.connectedvpc.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.connectedvpc.local.ProjectFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** {@code infra/openapi.yaml}, and what it says of each route. */
final class OpenApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    static OpenApi read() {
        try (Reader file = Files.newBufferedReader(ProjectFiles.root().resolve("infra/openapi.yaml"))) {
            return new OpenApi(JSON.valueToTree(new Yaml().load(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode document() {
        return document;
    }

    /** The operations by route keys, such as {@code GET /sddcs}. */
    Map<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                operations.put(key(path.getKey(), operation.getKey()), operation.getValue())));
        return operations;
    }

    /** What is wrong with the body of a request, by the document. */
    List<String> complaintsAboutRequest(String routeKey, String body) {
        return complaints(operations().get(routeKey).at("/requestBody/content/application~1json/schema"), body);
    }

    /** What is wrong with an answer's body. */
    List<String> complaintsAboutAnswer(String routeKey, int status, String mediaType, String body) {
        JsonNode responses = operations().get(routeKey).path("responses");
        JsonNode response = responses.path(Integer.toString(status));
        if (response.isMissingNode()) {
            String shared = responses.path("default").path("$ref").textValue();
            response = document.at(shared.substring(1));
        }
        JsonNode schema = response.path("content").path(mediaType).path("schema");
        return schema.isMissingNode()
                ? List.of("%s answers no %s with %d".formatted(routeKey, mediaType, status))
                : complaints(schema, body);
    }

    private List<String> complaints(JsonNode schema, String body) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return SchemaRegistry.withDialect(Dialects.getOpenApi30())
                .getSchema(whole.toString(), InputFormat.JSON)
                .validate(body, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String key(String path, String method) {
        return method.startsWith("x-") ? "$default" : method.toUpperCase(Locale.ROOT) + " " + path;
    }
}
