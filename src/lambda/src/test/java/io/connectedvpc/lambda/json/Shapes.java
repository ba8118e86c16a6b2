package io.connectedvpc.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Compares the shape of a document with that of an example: the same fields in the same order, of the same types. */
final class Shapes {

    private Shapes() {}

    /** A field that is null in either may be of any type; each element of a list is compared with the example's first. */
    static void assertSame(JsonNode example, JsonNode actual) {
        assertSame(example, actual, "$");
    }

    private static void assertSame(JsonNode example, JsonNode actual, String path) {
        if (example.isNull() || actual.isNull()) {
            return;
        }
        assertThat(actual.getNodeType()).as(path).isEqualTo(example.getNodeType());
        assertThat(actual.fieldNames()).toIterable().as(path).containsExactlyElementsOf(example::fieldNames);
        for (Map.Entry<String, JsonNode> field : example.properties()) {
            assertSame(field.getValue(), actual.get(field.getKey()), path + "." + field.getKey());
        }
        if (example.isArray() && !example.isEmpty()) {
            actual.forEach(element -> assertSame(example.get(0), element, path + "[]"));
        }
    }
}
