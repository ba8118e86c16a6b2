package io.connectedvpc.aws.items;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of one partition, by sort key, that are to be written and dropped. */
final class Changes {

    private final SortedMap<String, Map<String, AttributeValue>> written = new TreeMap<>();
    private final SortedSet<String> dropped = new TreeSet<>();

    /** Adds what makes one map the other. */
    <K, V> Changes compare(
            Map<K, V> before,
            Map<K, V> after,
            Function<K, String> sortKey,
            Function<V, Map<String, AttributeValue>> write) {
        after.forEach((key, value) -> {
            // By identity first: most are what they were, and a native executable is slow to find two records equal
            // (ADR 16).
            if (!Objects.equals(value, before.get(key))) {
                written.put(sortKey.apply(key), write.apply(value));
            }
        });
        before.keySet().stream()
                .filter(key -> !after.containsKey(key))
                .map(sortKey)
                .forEach(dropped::add);
        return this;
    }

    /** Adds an item that may be there already. */
    void write(String sortKey, Map<String, AttributeValue> item) {
        written.put(sortKey, item);
    }

    SortedMap<String, Map<String, AttributeValue>> written() {
        return written;
    }

    SortedSet<String> dropped() {
        return dropped;
    }

    int size() {
        return written.size() + dropped.size();
    }

    /** When the first of the items written may be deleted by DynamoDB, in epoch seconds; empty when none may. */
    OptionalLong firstTtl() {
        return written.values().stream()
                .filter(item -> item.containsKey(Layout.TTL))
                .mapToLong(item -> Long.parseLong(item.get(Layout.TTL).n()))
                .min();
    }
}
