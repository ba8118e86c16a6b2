package io.connectedvpc.core.problem;

/** Ends the handling of a command with a {@link Problem}. */
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final boolean premature;

    public Rejected(Problem problem) {
        this(problem, false);
    }

    public Rejected(ProblemCode code, String detail) {
        this(Problem.of(code, detail));
    }

    private Rejected(Problem problem, boolean premature) {
        super(problem.code().slug() + ": " + problem.detail());
        this.problem = problem;
        this.premature = premature;
    }

    /** Refuses a command that another command, on its way perhaps, would make right. */
    public static Rejected premature(Problem problem) {
        return new Rejected(problem, true);
    }

    public Problem problem() {
        return problem;
    }

    /** Whether another command, on its way perhaps, would make this one right. */
    public boolean premature() {
        return premature;
    }
}
