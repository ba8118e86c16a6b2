package io.connectedvpc.lambda.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that is read field by field. Whatever is wrong with its form (missing and unknown fields, wrong types) is collected and refused
 * at once by {@link #end}. A field that is {@code null} counts as left out.
 */
public final class Body {

    /** The largest body, in bytes of UTF-8. */
    private static final int LARGEST = 64 * 1024;

    private final ObjectNode node;
    private final String path;
    private final Set<String> known = new HashSet<>();
    private final List<Violation> violations;

    private Body(ObjectNode node, String path, List<Violation> violations) {
        this.node = node;
        this.path = path;
        this.violations = violations;
    }

    /** @throws Rejected when the text isn't a JSON object of at most 64 KiB */
    public static Body parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw malformed("the body is missing");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw malformed("the body is larger than 64 KiB");
        }
        try {
            return of(Json.read(text));
        } catch (JsonProcessingException notJson) {
            throw malformed("the body is not JSON: " + notJson.getOriginalMessage());
        }
    }

    /** @throws Rejected when the tree isn't a JSON object of at most 64 KiB */
    public static Body of(JsonNode tree) {
        if (tree.isMissingNode()) {
            throw malformed("the body is missing, or can't be read: a field is there twice, or it is too deep");
        }
        if (!(tree instanceof ObjectNode object)) {
            throw malformed("the body is not a JSON object");
        }
        if (Json.write(object).getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw malformed("the body is larger than 64 KiB");
        }
        return new Body(object, "", new ArrayList<>());
    }

    /** A string; empty, and noted, when it is missing. */
    public String required(String field) {
        String text = text(field);
        if (text == null && !node.hasNonNull(field)) {
            violations.add(new Violation(path + field, "is missing"));
        }
        return text == null ? "" : text;
    }

    /** A string; null when it is left out. */
    public @Nullable String text(String field) {
        return read(field, "a string", JsonNode::isTextual, JsonNode::textValue);
    }

    /** True or false; null when it is left out. */
    public @Nullable Boolean flag(String field) {
        return read(field, "true or false", JsonNode::isBoolean, JsonNode::booleanValue);
    }

    /** A whole number; null when it is left out. */
    public @Nullable Long number(String field) {
        return read(
                field,
                "a whole number",
                value -> value.isIntegralNumber() && value.canConvertToLong(),
                JsonNode::longValue);
    }

    /** An object; null when it is left out. */
    public @Nullable Body object(String field) {
        ObjectNode object = read(field, "an object", JsonNode::isObject, ObjectNode.class::cast);
        return object == null ? null : new Body(object, path + field + ".", violations);
    }

    /** A list of strings; null when it is left out. */
    public @Nullable List<String> texts(String field) {
        return list(field, (element, where) -> {
            if (!element.isTextual()) {
                violations.add(new Violation(where, "must be a string"));
            }
            return element.asText();
        });
    }

    /** A list of objects; null when it is left out. */
    public @Nullable List<Body> objects(String field) {
        return list(field, (element, where) -> {
            if (element instanceof ObjectNode object) {
                return new Body(object, where + ".", violations);
            }
            violations.add(new Violation(where, "must be an object"));
            return new Body(Json.object(), where + ".", new ArrayList<>());
        });
    }

    /** Notes the fields that nobody asked for. */
    public void noMore() {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                violations.add(new Violation(path + field, "is unknown"));
            }
        });
    }

    /** @throws Rejected naming all that is wrong with the form, if anything is */
    public void end() {
        noMore();
        if (!violations.isEmpty()) {
            throw new Rejected(Problem.of(ProblemCode.MALFORMED_REQUEST, violations));
        }
    }

    private <T> @Nullable List<T> list(String field, BiFunction<JsonNode, String, T> reader) {
        JsonNode array = read(field, "a list", JsonNode::isArray, value -> value);
        if (array == null) {
            return null;
        }
        var elements = new ArrayList<T>();
        for (int i = 0; i < array.size(); i++) {
            elements.add(reader.apply(array.get(i), "%s%s[%s]".formatted(path, field, i)));
        }
        return elements;
    }

    private <T> @Nullable T read(String field, String kind, Predicate<JsonNode> isOne, Function<JsonNode, T> reader) {
        known.add(field);
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!isOne.test(value)) {
            violations.add(new Violation(path + field, "must be " + kind));
            return null;
        }
        return reader.apply(value);
    }

    private static Rejected malformed(String detail) {
        return new Rejected(ProblemCode.MALFORMED_REQUEST, detail);
    }
}
