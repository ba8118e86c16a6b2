package io.connectedvpc.lambda.event;

import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.service.ReconcileService;
import io.connectedvpc.lambda.function.EventAction;
import io.connectedvpc.lambda.json.Json;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Reconciles an SDDC because an event of this program asks for it. */
public final class EventReconciles implements EventAction {

    private static final Logger LOG = Logger.getLogger(EventReconciles.class);

    private final ReconcileService reconciles;
    private final EventCommands waiting;

    /** @param waiting tries again what waits for the SDDC */
    public EventReconciles(ReconcileService reconciles, EventCommands waiting) {
        this.reconciles = reconciles;
        this.waiting = waiting;
    }

    @Override
    public void handle(Event event, Origin origin) {
        String sddcId = Objects.requireNonNullElse(Json.text(event.detail(), "/sddcId"), "");
        try {
            waiting.retry(sddcId, origin);
        } finally {
            reconcile(sddcId, event.detail().path("prune").asBoolean(), origin);
        }
    }

    private void reconcile(String sddcId, boolean prune, Origin origin) {
        try {
            reconciles.resume(sddcId, prune, origin);
        } catch (Rejected rejected) {
            ProblemCode code = rejected.problem().code();
            if (code != ProblemCode.NOT_FOUND && code != ProblemCode.INVALID_FIELD) {
                throw rejected;
            }
            // Deleted since it was asked for: there is nothing left to put right.
            LOG.infof("Nothing to reconcile: %s", rejected.getMessage());
        }
    }
}
