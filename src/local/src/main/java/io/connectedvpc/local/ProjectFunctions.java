package io.connectedvpc.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.functions.ManageSegmentsFunction;
import io.connectedvpc.functions.MoveEdgeFunction;
import io.connectedvpc.functions.ProvisionSddcFunction;
import io.connectedvpc.functions.QuerySddcFunction;
import io.connectedvpc.functions.ReconcileRoutesFunction;
import io.connectedvpc.lambda.Settings;
import io.connectedvpc.lambda.Wiring;
import io.connectedvpc.local.backend.Backends;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The project's functions, as they are on Lambda, over the given services. */
public final class ProjectFunctions implements FunctionFactory {

    private final Backends backends;
    private final Settings settings;

    /** @param backends are the caller's to close */
    public ProjectFunctions(Backends backends, Settings settings) {
        this.backends = backends;
        this.settings = settings;
    }

    @Override
    public Map<String, RequestStreamHandler> create(EventBridgeClient events) {
        backends.trailTo(events);
        Wiring wiring = new Wiring(
                backends.accounts(settings.deployment(), settings.accountRoles()),
                backends.dynamoDb(),
                events,
                settings);
        return Map.of(
                "provision-sddc", new ProvisionSddcFunction(wiring),
                "manage-segments", new ManageSegmentsFunction(wiring),
                "move-edge", new MoveEdgeFunction(wiring),
                "reconcile-routes", new ReconcileRoutesFunction(wiring),
                "query-sddc", new QuerySddcFunction(wiring));
    }
}
