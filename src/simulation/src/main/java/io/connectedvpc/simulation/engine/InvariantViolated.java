package io.connectedvpc.simulation.engine;

/** The program broke a promise. Ends the simulation. */
public final class InvariantViolated extends Error {

    private static final long serialVersionUID = 1;

    private final String invariant;

    /**
     * @param invariant which promise, in a few words that are the same whatever the circumstances
     * @param detail what happened
     */
    public InvariantViolated(String invariant, String detail) {
        super(invariant + ": " + detail);
        this.invariant = invariant;
    }

    public String invariant() {
        return invariant;
    }
}
