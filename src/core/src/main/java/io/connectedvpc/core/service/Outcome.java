package io.connectedvpc.core.service;

import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.decide.Decision.Effect;
import io.connectedvpc.core.decide.Decision.Reason;
import io.connectedvpc.core.model.SddcState;

/** What became of a command that wasn't refused. */
public sealed interface Outcome {

    /**
     * The desired state is as the command wants it.
     *
     * @param committed the state right after the command, whatever came later
     * @param reconciled how far the VPC follows
     */
    record Applied(Effect effect, SddcState committed, Reconciled reconciled) implements Outcome {}

    /**
     * The command says nothing new.
     *
     * @param current the state that it met; when the command had been applied and not finished, the state after that
     */
    record Ignored(Reason reason, SddcState current) implements Outcome {}
}
