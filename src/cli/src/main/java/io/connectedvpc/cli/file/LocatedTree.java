package io.connectedvpc.cli.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a tree and notes the line of each field: Jackson's own trees don't know where they come from. */
final class LocatedTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, Integer> lines = new HashMap<>();
    private final String source;
    private final JsonParser parser;

    LocatedTree(String source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /** The line of each field that was read, by its path. */
    Map<String, Integer> lines() {
        return lines;
    }

    /** The value at the parser's token. */
    JsonNode read(String path) throws IOException {
        lines.putIfAbsent(path, line());
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            default -> text(path);
        };
    }

    private ObjectNode object(String path) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String field = path.isEmpty() ? name : path + "." + name;
            lines.put(field, line());
            parser.nextToken();
            object.set(name, read(field));
        }
        return object;
    }

    private ArrayNode array(String path) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read("%s[%s]".formatted(path, array.size())));
        }
        return array;
    }

    /** Jackson takes the value of {@code vpcId:} for an empty text; in YAML it is null. No field may be an empty text. */
    private JsonNode text(String path) throws IOException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new FileException(
                    List.of("%s:%s: %s is a YAML alias; write the value out".formatted(source, line(), path)));
        }
        boolean isNothing = parser instanceof YAMLParser && parser.getText().isEmpty();
        return isNothing ? NODES.nullNode() : NODES.textNode(parser.getText());
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
