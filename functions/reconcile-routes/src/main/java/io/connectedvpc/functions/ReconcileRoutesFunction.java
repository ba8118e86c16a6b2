package io.connectedvpc.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.service.ReconcileService;
import io.connectedvpc.lambda.Wiring;
import io.connectedvpc.lambda.event.EventReconciles;
import io.connectedvpc.lambda.event.TrailEvents;
import io.connectedvpc.lambda.function.FunctionFrame;
import io.connectedvpc.lambda.http.Answers;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** Puts right what isn't as desired: on a schedule, on request, and where another function had to stop. */
@Singleton
@Named("reconcile-routes")
public class ReconcileRoutesFunction implements RequestStreamHandler {

    private final FunctionFrame frame;

    @Inject
    public ReconcileRoutesFunction(Wiring wiring) {
        ReconcileService reconciles = wiring.reconciles();
        Answers answers = wiring.answers();
        frame = wiring.frame()
                .route(
                        "POST /sddcs/{sddcId}/reconcile",
                        Set.of("prune"),
                        (request, origin) -> answers.reconciled(reconciles.reconcile(
                                request.pathParameter("sddcId"), request.query().flag("prune"), origin)))
                .event(
                        "Reconcile Requested",
                        new EventReconciles(reconciles, wiring.eventCommands(wiring.commands(Scope.ALL))))
                .event(TrailEvents.API_CALL, new TrailEvents(reconciles))
                .event("Scheduled Event", (event, origin) -> reconciles.sweep());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        frame.handle(input, output, context);
    }
}
