package io.connectedvpc.simulation.engine;

import java.time.Instant;

/** One call of a function: it lives in a process of its own, which can die at any moment with all that it does. */
public final class Invocation {

    private final String name;
    private final Instant killedAt;
    private boolean dead;

    /**
     * @param name unique in the simulation
     * @param killedAt when Lambda's timeout ends it
     */
    public Invocation(String name, Instant killedAt) {
        this.name = name;
        this.killedAt = killedAt;
    }

    public String name() {
        return name;
    }

    /** Whether its process died before it ended. */
    public boolean dead() {
        return dead;
    }

    /** Lets the process die: none of its actors does anything more. */
    public void kill() {
        dead = true;
    }

    void requireAlive(Instant now) {
        dead = dead || now.isAfter(killedAt);
        if (dead) {
            throw new Crash();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
