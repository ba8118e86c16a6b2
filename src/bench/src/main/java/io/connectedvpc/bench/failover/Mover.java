package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.stage.CallLog.Call;
import java.util.List;

/** Leads the routes of an SDDC to the other of two ENIs, again and again. */
interface Mover extends AutoCloseable {

    /**
     * Moves once, with EC2's buckets full.
     *
     * @throws io.connectedvpc.bench.CannotMeasureException when a route isn't right afterwards
     */
    Move move() throws InterruptedException;

    /** What is called when the last move is told again; nothing of who isn't told of moves by events. */
    default List<Call> repeat() throws InterruptedException {
        return List.of();
    }

    @Override
    void close();
}
