package io.connectedvpc.lambda.http;

import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters after a path's question mark. */
public record Query(Map<String, String> parameters) {

    /** As many digits as a long always holds. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

    /** @throws Rejected when there are others than those */
    public void onlyKnows(Set<String> names) {
        List<Violation> unknown = parameters.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .map(name -> new Violation(name, "is an unknown query parameter"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new Rejected(Problem.of(ProblemCode.MALFORMED_REQUEST, unknown));
        }
    }

    /** The parameter; null when it is left out. */
    public @Nullable String text(String name) {
        return parameters.get(name);
    }

    /**
     * The parameter.
     *
     * @throws Rejected when it is left out
     */
    public String required(String name) {
        String text = text(name);
        if (text == null) {
            throw refused(ProblemCode.MALFORMED_REQUEST, name, "is missing");
        }
        return text;
    }

    /**
     * The parameter as a whole number; null when it is left out.
     *
     * @throws Rejected when it is none
     */
    public @Nullable Long number(String name) {
        String text = text(name);
        if (text != null && !WHOLE_NUMBER.matcher(text).matches()) {
            throw refused(ProblemCode.MALFORMED_REQUEST, name, "must be a whole number");
        }
        return text == null ? null : Long.valueOf(text);
    }

    /**
     * Whether the parameter is {@code true}; false when it is left out.
     *
     * @throws Rejected when it is neither true nor false
     */
    public boolean flag(String name) {
        String text = parameters.getOrDefault(name, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw refused(ProblemCode.MALFORMED_REQUEST, name, "must be true or false");
        }
        return text.equals("true");
    }

    /**
     * The page size asked for.
     *
     * @throws Rejected when it isn't 1 to {@code most}
     */
    public int limit(int byDefault, int most) {
        Long limit = number("limit");
        if (limit == null) {
            return byDefault;
        }
        if (limit < 1 || limit > most) {
            throw refused(ProblemCode.INVALID_FIELD, "limit", "must be 1 to " + most);
        }
        return limit.intValue();
    }

    private static Rejected refused(ProblemCode code, String name, String message) {
        return new Rejected(Problem.of(code, List.of(new Violation(name, message))));
    }
}
