package io.connectedvpc.aws.items;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts the attributes of an item or a map together. What is null is left out. */
final class Attributes {

    private final Map<String, AttributeValue> values = new HashMap<>();

    Attributes text(String name, @Nullable String text) {
        if (text != null) {
            values.put(name, AttributeValue.fromS(text));
        }
        return this;
    }

    Attributes time(String name, @Nullable Instant time) {
        return text(name, time == null ? null : time.toString());
    }

    Attributes number(String name, long number) {
        values.put(name, AttributeValue.fromN(Long.toString(number)));
        return this;
    }

    Attributes flag(String name, boolean flag) {
        values.put(name, AttributeValue.fromBool(flag));
        return this;
    }

    Attributes map(String name, Attributes nested) {
        values.put(name, nested.asMap());
        return this;
    }

    Attributes texts(String name, List<String> texts) {
        values.put(
                name,
                AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList()));
        return this;
    }

    <T> Attributes maps(String name, List<T> elements, Function<T, Attributes> encode) {
        List<AttributeValue> maps =
                elements.stream().map(encode).map(Attributes::asMap).toList();
        values.put(name, AttributeValue.fromL(maps));
        return this;
    }

    /** DynamoDB has no empty sets: one is left out. */
    Attributes set(String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            values.put(name, AttributeValue.fromSs(List.copyOf(texts)));
        }
        return this;
    }

    Map<String, AttributeValue> values() {
        return Map.copyOf(values);
    }

    private AttributeValue asMap() {
        return AttributeValue.fromM(values());
    }
}
