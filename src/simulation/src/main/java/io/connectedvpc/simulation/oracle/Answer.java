package io.connectedvpc.simulation.oracle;

import io.connectedvpc.core.problem.ProblemCode;

/** What the contract lets a command be answered, as far as it depends on other commands. */
enum Answer {
    APPLY,
    /** Applying it changes nothing that is stored. */
    NOTHING,
    STALE,
    DUPLICATE,
    CONTRADICTION,
    MALFORMED,
    NOT_FOUND,
    INVALID,
    IMMUTABLE,
    WRONG_STATE,
    NOT_EMPTY,
    OVERLAP,
    CONFLICT,
    /** A table can't hold it. */
    NO_ROOM,
    /** AWS fails. */
    LATER,
    /** A refusal that no scenario deserves. */
    OTHER;

    static Answer of(ProblemCode code) {
        return switch (code) {
            case STALE_SEQUENCE -> CONTRADICTION;
            case MALFORMED_REQUEST -> MALFORMED;
            case NOT_FOUND -> NOT_FOUND;
            case INVALID_FIELD -> INVALID;
            case IMMUTABLE_FIELD -> IMMUTABLE;
            case WRONG_STATE -> WRONG_STATE;
            case NOT_EMPTY -> NOT_EMPTY;
            case CIDR_OVERLAP -> OVERLAP;
            case ROUTE_CONFLICT -> CONFLICT;
            case ROUTE_QUOTA -> NO_ROOM;
            case THROTTLED, UNAVAILABLE, AWS_REFUSED -> LATER;
            default -> OTHER;
        };
    }
}
