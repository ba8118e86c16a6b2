package io.connectedvpc.local.demo;

import io.connectedvpc.local.demo.RestClient.Reply;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * A step of the demo.
 *
 * @param title what is done, and how
 * @param preparation what somebody else does before; not counted
 * @param status what the action must be answered with
 * @param writes how many mutating EC2 calls it must take, where that is the point
 */
record Step(
        String title, Runnable preparation, Action action, int status, OptionalInt writes, Expectation expectation) {

    /** A call of the REST API or the bus. */
    @FunctionalInterface
    interface Action {
        Reply run() throws IOException, InterruptedException;
    }

    static Step of(String title, Action action, int status, Expectation expectation) {
        return new Step(title, () -> {}, action, status, OptionalInt.empty(), expectation);
    }

    Step withWrites(int count) {
        return new Step(title, preparation, action, status, OptionalInt.of(count), expectation);
    }

    Step after(Runnable somebodyElse) {
        return new Step(title, somebodyElse, action, status, writes, expectation);
    }
}
