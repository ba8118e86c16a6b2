package io.connectedvpc.cli.show;

import java.util.Set;

/** Colours words by what they mean, or leaves them as they are. */
public enum Paint {
    NONE {
        @Override
        String coloured(String code, String text) {
            return text;
        }
    },
    ANSI {
        @Override
        String coloured(String code, String text) {
            return "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    };

    private static final Set<String> GOOD = Set.of("READY", "ACTIVE", "UP", "in-use", "active", "created", "APPLIED");
    private static final Set<String> BAD = Set.of(
            "DEGRADED", "MISSING", "WRONG_TARGET", "BLACKHOLE", "DOWN", "ERROR", "REJECTED", "REFUSED", "FAILED");
    private static final Set<String> PASSING = Set.of(
            "PROVISIONING", "DELETING", "UNKNOWN", "WARNING", "STORED", "WAITING", "changed", "standby", "deleted");

    abstract String coloured(String code, String text);

    /** A word such as a status: green, red or yellow if it is known to be good, bad or passing. */
    public String word(String text) {
        if (GOOD.contains(text)) {
            return coloured("32", text);
        }
        if (BAD.contains(text)) {
            return coloured("31", text);
        }
        return PASSING.contains(text) ? coloured("33", text) : text;
    }

    /** A headline. */
    public String head(String text) {
        return coloured("1", text);
    }

    /** What went wrong. */
    public String bad(String text) {
        return coloured("31", text);
    }

    /** What wants attention. */
    public String warning(String text) {
        return coloured("33", text);
    }
}
