package io.connectedvpc.local.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the template together with the place where it stands, so that each complaint names it.
 *
 * @param where {@code "Resources/MoveEdge/Properties"}
 */
record Section(String where, Map<String, Object> values, Intrinsics intrinsics) {

    static Map<String, Object> mapping(String where, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new TemplateException("%s must be a mapping".formatted(where));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, item) -> result.put(String.valueOf(key), item));
        return result;
    }

    /** The mapping under this key; empty when there is none. */
    Section section(String key) {
        Object value = values.get(key);
        return new Section(where + "/" + key, value == null ? Map.of() : mapping(where + "/" + key, value), intrinsics);
    }

    /** Visits the mappings of this mapping in the template's order. */
    void forEach(BiConsumer<String, Section> visitor) {
        values.keySet().forEach(key -> visitor.accept(key, section(key)));
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> intrinsics.text(where + "/" + key, value));
    }

    String requiredText(String key) {
        return text(key).orElseThrow(() -> new TemplateException("%s has no %s".formatted(where, key)));
    }

    int number(String key, int otherwise) {
        return text(key).map(text -> parse(key, text)).orElse(otherwise);
    }

    private int parse(String key, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TemplateException("%s/%s must be a whole number, not \"%s\"".formatted(where, key, text), e);
        }
    }
}
