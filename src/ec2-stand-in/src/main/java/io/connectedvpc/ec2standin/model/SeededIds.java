package io.connectedvpc.ec2standin.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Ids that look like EC2's ({@code eni-0123456789abcdef0}) and are the same for the same seed. */
public final class SeededIds implements IdSource {

    private final Random random;
    private final Map<String, Deque<String>> chosen = new HashMap<>();

    public SeededIds(long seed) {
        random = new Random(seed);
    }

    /** Fixes the next ids, each for the kind that its prefix says: {@code choose("vpc-1", "i-1", "i-2")}. */
    public void choose(String... ids) {
        Arrays.stream(ids)
                .forEach(id -> chosen.computeIfAbsent(prefixOf(id), prefix -> new ArrayDeque<>())
                        .add(id));
    }

    @Override
    public String next(String prefix) {
        Deque<String> queue = chosen.get(prefix);
        if (queue != null && !queue.isEmpty()) {
            return queue.remove();
        }
        return String.format("%s-0%016x", prefix, random.nextLong());
    }

    private static String prefixOf(String id) {
        return id.substring(0, id.lastIndexOf('-'));
    }
}
