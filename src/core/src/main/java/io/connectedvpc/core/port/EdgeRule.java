package io.connectedvpc.core.port;

import io.connectedvpc.core.model.EdgeMove;
import io.connectedvpc.core.model.SddcState;

/** What an Edge move makes of a state. A pure function: a store may apply it whenever it reads a move that it has only recorded. */
@FunctionalInterface
public interface EdgeRule {

    /**
     * @param before a state that the move {@link EdgeMove#fits fits}
     * @return the state as it is once the move is committed, at the next revision
     */
    SddcState moved(SddcState before, EdgeMove move);
}
