package io.connectedvpc.core.problem;

/** Ends the handling of a command with a {@link Problem}. */
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Rejected(Problem problem) {
        super(problem.code().slug() + ": " + problem.detail());
        this.problem = problem;
    }

    public Rejected(ProblemCode code, String detail) {
        this(Problem.of(code, detail));
    }

    public Problem problem() {
        return problem;
    }
}
