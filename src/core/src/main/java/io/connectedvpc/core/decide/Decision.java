package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.SddcState;

/** What becomes of a command that isn't refused. */
public sealed interface Decision {

    /**
     * The command is to be committed.
     *
     * @param after the state to commit; may equal the current one
     */
    record Change(SddcState after, Effect effect) implements Decision {}

    /** The command is not applied: the same one, or a newer one, was. */
    record Ignore(Reason reason) implements Decision {}

    /** What the command does to its entity. */
    enum Effect {
        CREATED,
        CHANGED,
        /** The entity is as the command wants it already. */
        NONE
    }

    /** Why a command isn't applied. */
    enum Reason {
        DUPLICATE,
        STALE
    }
}
