package io.connectedvpc.core;

import io.connectedvpc.core.model.Cidr;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Seeds of generated tests, so that a failure names the one that repeats it; and what is drawn from them. */
public final class Seeds {

    private Seeds() {}

    /** For {@code @MethodSource}. */
    public static LongStream thousand() {
        return LongStream.range(0, 1_000);
    }

    /** A block of one of those prefix lengths, in a space so narrow that two of them often overlap. */
    public static Cidr block(Random random, int shortest, int longest) {
        int prefix = random.nextInt(shortest, longest + 1);
        long address = (192L << 24) + random.nextInt(1 << 12);
        long size = 1L << (32 - prefix);
        return new Cidr(address - address % size, prefix);
    }

    public static <T> T oneOf(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
