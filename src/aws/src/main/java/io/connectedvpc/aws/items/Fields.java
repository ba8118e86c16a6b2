package io.connectedvpc.aws.items;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the attributes of an item or of a map in it, those that it is asked for. One that is missing or of another type is an
 * {@link IllegalStateException}: somebody else wrote into the table, or a version that broke with this one.
 *
 * @param where names the item in such a message
 */
record Fields(String where, Map<String, AttributeValue> values) {

    /** The fields of an item. */
    static Fields of(Map<String, AttributeValue> item) {
        return new Fields(name(item.get(Layout.PK)) + " " + name(item.get(Layout.SK)), item);
    }

    String text(String name) {
        return required(name, optionalText(name));
    }

    @Nullable
    String optionalText(String name) {
        return get(name, AttributeValue::s).orElse(null);
    }

    @Nullable
    Instant optionalTime(String name) {
        return get(name, AttributeValue::s).map(Instant::parse).orElse(null);
    }

    Instant time(String name) {
        return required(name, optionalTime(name));
    }

    long number(String name) {
        return required(name, optionalNumber(name).orElse(null));
    }

    Optional<Long> optionalNumber(String name) {
        return get(name, AttributeValue::n).map(Long::valueOf);
    }

    /** False when it is missing. */
    boolean flag(String name) {
        return get(name, AttributeValue::bool).orElse(false);
    }

    Fields map(String name) {
        return required(name, optionalMap(name).orElse(null));
    }

    Optional<Fields> optionalMap(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(AttributeValue::hasM)
                .map(value -> new Fields(where + " " + name, value.m()));
    }

    List<String> texts(String name) {
        return list(name).stream().map(AttributeValue::s).toList();
    }

    <T> List<T> maps(String name, Function<Fields, T> decode) {
        return list(name).stream()
                .map(value -> decode.apply(new Fields(where + " " + name, value.m())))
                .toList();
    }

    /** Empty when it is missing. */
    Set<String> set(String name) {
        return Optional.ofNullable(values.get(name))
                .map(value -> Set.copyOf(value.ss()))
                .orElse(Set.of());
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String name) {
        return required(name, optionalOneOf(type, name).orElse(null));
    }

    /** Empty for a constant that this version doesn't know. */
    <E extends Enum<E>> Optional<E> optionalOneOf(Class<E> type, String name) {
        String text = text(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst();
    }

    private static String name(@Nullable AttributeValue key) {
        return key == null ? "?" : key.s();
    }

    private List<AttributeValue> list(String name) {
        return Optional.ofNullable(values.get(name)).map(AttributeValue::l).orElse(List.of());
    }

    private <T> Optional<T> get(String name, Function<AttributeValue, @Nullable T> read) {
        AttributeValue value = values.get(name);
        return value == null ? Optional.empty() : Optional.ofNullable(read.apply(value));
    }

    private <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the item %s has no readable '%s'".formatted(where, name));
        }
        return value;
    }
}
