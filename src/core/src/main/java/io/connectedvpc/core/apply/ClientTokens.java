package io.connectedvpc.core.apply;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * EC2's idempotency tokens for the creation of ENIs: {@code 2026-11-23T04:00:00.000Z-9f8e7d6c5b4a3928}. The time makes them sort by age and tells
 * how long ago the creation was asked for; the random part makes them unique. EC2 takes 64 ASCII characters at most.
 */
public final class ClientTokens implements Supplier<String> {

    private static final char SEPARATOR = '-';
    /** Always with milliseconds, so that the order of the text is that of the time. */
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final InstantSource clock;
    private final RandomGenerator random;

    public ClientTokens(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String get() {
        return MILLIS.format(clock.instant()) + SEPARATOR + HexFormat.of().toHexDigits(random.nextLong());
    }

    /** When the token was made; the beginning of time when it isn't one of these. */
    static Instant requestedAt(String token) {
        try {
            return Instant.parse(token.substring(0, Math.max(0, token.lastIndexOf(SEPARATOR))));
        } catch (DateTimeParseException foreign) {
            return Instant.EPOCH;
        }
    }
}
