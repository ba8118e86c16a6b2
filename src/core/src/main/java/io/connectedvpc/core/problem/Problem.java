package io.connectedvpc.core.problem;

import io.connectedvpc.core.port.CloudFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a command is refused or could not be finished.
 *
 * @param detail says what is wrong with this very command
 * @param violations the bad fields; empty when it isn't about fields
 * @param committed whether the command is stored and will be applied by itself; null where the question doesn't arise
 */
public record Problem(
        ProblemCode code,
        String detail,
        List<Violation> violations,
        @Nullable Boolean committed) {

    public Problem {
        violations = List.copyOf(violations);
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(), null);
    }

    /** A problem of bad fields; the detail lists them. */
    public static Problem of(ProblemCode code, List<Violation> violations) {
        String detail = String.join(
                "; ",
                violations.stream()
                        .map(bad -> bad.field() + " " + bad.message())
                        .toList());
        return new Problem(code, detail, violations, null);
    }

    /** What a caller is told of a failure of AWS. */
    public static Problem of(CloudFailure failure, @Nullable Boolean committed) {
        ProblemCode code = switch (failure.kind()) {
            case THROTTLED -> ProblemCode.THROTTLED;
            case UNAVAILABLE -> ProblemCode.UNAVAILABLE;
            case DENIED, IMPOSSIBLE -> ProblemCode.AWS_REFUSED;
        };
        return new Problem(code, failure.action() + ": " + failure.getMessage(), List.of(), committed);
    }
}
