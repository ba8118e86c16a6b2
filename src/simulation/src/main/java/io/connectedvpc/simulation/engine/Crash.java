package io.connectedvpc.simulation.engine;

/** Ends an actor in the middle of what it does, as the death of its process would. Nothing may catch it but the scheduler. */
final class Crash extends Error {

    private static final long serialVersionUID = 1;

    Crash() {
        super("the process died", null, false, false);
    }
}
