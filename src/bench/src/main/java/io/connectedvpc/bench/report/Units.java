package io.connectedvpc.bench.report;

import java.util.Locale;

/** Writes figures as people read them. */
public final class Units {

    private static final double NANOS_A_MILLI = 1e6;
    private static final double NANOS_A_SECOND = 1e9;
    private static final double WHOLE = 0.05;

    private Units() {}

    /** Milliseconds below ten seconds, else seconds. */
    public static String time(double nanos) {
        return nanos < 10 * NANOS_A_SECOND
                ? String.format(Locale.ROOT, "%,.0f ms", nanos / NANOS_A_MILLI)
                : String.format(Locale.ROOT, "%,.1f s", nanos / NANOS_A_SECOND);
    }

    /** Without decimals when it has none worth telling. */
    public static String number(double number) {
        boolean whole = Math.abs(number - Math.rint(number)) < WHOLE;
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.1f", number);
    }
}
