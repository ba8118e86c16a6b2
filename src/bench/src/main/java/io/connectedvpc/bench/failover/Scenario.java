package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.stage.FarEc2;
import java.time.Duration;

/**
 * What is measured.
 *
 * @param destinations of the SDDC: its management network and its segments
 */
record Scenario(Way way, int destinations) {

    private static final int BURST = 50;
    private static final double PER_SECOND = 5;
    private static final double NANOS_A_SECOND = 1e9;

    /** A scenario that waits is repeated for about so long. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    /** How many routes a move has to write. */
    int routes() {
        return way.tables() * (way.byList() ? 1 : destinations);
    }

    /**
     * How long EC2 makes everybody wait who writes that many routes: the first 50 go at once, then 5 a second. Source: EC2 Developer Guide,
     * "Request throttling".
     */
    double modelNanos() {
        return Math.max(0, (routes() - BURST) / PER_SECOND) * NANOS_A_SECOND;
    }

    /** Whether most of a move is waiting: for EC2's bucket, or for one call after the other. */
    boolean waits() {
        return modelNanos() > 0 || !way.isProgram();
    }

    /** How often to move. */
    int moves(int most) {
        double serially = way.callsInARow() * (double) destinations * FarEc2.LATENCY.toNanos();
        return (int) Math.clamp(LONG_ENOUGH.toNanos() / Math.max(modelNanos(), serially), 1, most);
    }

    Mover start() throws Exception {
        return switch (way) {
            case PER_CIDR, PREFIX_LIST, PREFIX_LIST_2 -> ProgramMover.of(this);
            case REPLACE_SERIALLY, DELETE_AND_CREATE -> PeerMover.of(this);
        };
    }
}
