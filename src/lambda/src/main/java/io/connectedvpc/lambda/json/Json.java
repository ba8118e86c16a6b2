package io.connectedvpc.lambda.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The one JSON mapper: strict about what JSON is. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonFactory LENIENT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Json() {}

    /** @throws JsonProcessingException when it isn't JSON */
    public static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /**
     * The outermost fields of JSON that {@link #read} refuses, for a field that is there twice, or for being too deep. Objects and lists are
     * left out.
     *
     * @throws IOException when it isn't JSON at all
     */
    public static ObjectNode outline(String text) throws IOException {
        ObjectNode outline = object();
        try (JsonParser parser = LENIENT.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return outline;
            }
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    outline.put(field, parser.getText());
                }
                parser.skipChildren();
            }
        }
        return outline;
    }

    /** The text of a tree. Half a surrogate pair, which JSON can say and UTF-8 can't, becomes a question mark. */
    public static String write(JsonNode tree) {
        try {
            byte[] utf8 = MAPPER.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
            return new String(utf8, StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** A string below a node; null when there is none there. */
    public static @Nullable String text(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        return found.isTextual() ? found.textValue() : null;
    }
}
