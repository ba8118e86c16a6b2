package io.connectedvpc.simulation.engine;

import java.util.concurrent.locks.LockSupport;

/** A thread that runs only while it has the baton. */
final class Actor {

    private final Invocation invocation;
    private final Thread thread;
    private volatile boolean running;
    private boolean started;

    Actor(Invocation invocation, Runnable body) {
        this.invocation = invocation;
        this.thread = Thread.ofVirtual().unstarted(body);
    }

    Invocation invocation() {
        return invocation;
    }

    /** Gives the baton to this actor; the caller must not have it any more. */
    void resume() {
        running = true;
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread.start();
        }
    }

    /** Called by the actor itself, before it gives the baton away. */
    void stop() {
        running = false;
    }

    /** Called by the actor itself: waits for the baton. */
    void awaitBaton() {
        while (!running) {
            LockSupport.park(this);
        }
    }
}
