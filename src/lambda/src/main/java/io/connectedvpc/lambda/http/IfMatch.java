package io.connectedvpc.lambda.http;

import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code If-Match} header: the version that a caller relies on. Source: RFC 9110, 13.1.1. */
public final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\"?(\\d{1,18})\"?");
    /** No SDDC has it: a tag that isn't one of ours matches nothing. */
    private static final long NEVER = -1;

    private IfMatch() {}

    /**
     * The version in the header; null when any will do.
     *
     * @throws Rejected when the header names several
     */
    public static @Nullable Long version(ApiRequest request) {
        String header = request.header("if-match").map(String::strip).orElse("*");
        if (header.equals("*")) {
            return null;
        }
        if (header.contains(",")) {
            throw new Rejected(ProblemCode.MALFORMED_REQUEST, "If-Match must name one version");
        }
        Matcher tag = TAG.matcher(header);
        return tag.matches() ? Long.parseLong(tag.group(1)) : NEVER;
    }
}
