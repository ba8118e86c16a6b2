package io.connectedvpc.core.problem;

import java.util.Locale;

/** The contract's error table, in the order in which it is checked. */
public enum ProblemCode {
    MALFORMED_REQUEST(400, "The request is malformed"),
    NOT_FOUND(404, "There is no such resource"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    INVALID_FIELD(422, "A field is invalid"),
    SUBNET_TOO_SMALL(422, "The subnet is too small"),
    ROUTE_QUOTA(422, "The route table can't hold the routes"),
    VERSION_MISMATCH(412, "The SDDC has another version"),
    STALE_SEQUENCE(409, "A newer command was applied"),
    IMMUTABLE_FIELD(409, "The field can't change"),
    WRONG_STATE(409, "The SDDC is in the wrong state"),
    NOT_EMPTY(409, "The SDDC has routed segments"),
    CIDR_OVERLAP(409, "The block overlaps another"),
    ROUTE_CONFLICT(409, "The table routes the destination elsewhere"),
    THROTTLED(429, "AWS refuses for now"),
    AWS_REFUSED(502, "AWS refuses"),
    UNAVAILABLE(503, "AWS is not available");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** A short sentence that is the same for every problem of this kind. */
    public String title() {
        return title;
    }

    /** The code as users see it, such as {@code cidr-overlap}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
