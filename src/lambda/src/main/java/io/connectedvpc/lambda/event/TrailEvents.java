package io.connectedvpc.lambda.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.aws.AwsClients;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.service.ReconcileService;
import io.connectedvpc.lambda.function.EventAction;
import io.connectedvpc.lambda.json.Json;
import java.util.Set;

/**
 * Looks where somebody else has written to a route table or a network interface. This program's own calls are left out, or each would cause the
 * next. Source: Amazon EventBridge user guide, AWS service events delivered via CloudTrail.
 */
public final class TrailEvents implements EventAction {

    /** The detail-type of AWS's event. */
    public static final String API_CALL = "AWS API Call via CloudTrail";

    private static final Set<String> OF_ROUTES = Set.of("CreateRoute", "ReplaceRoute", "DeleteRoute");

    private final ReconcileService reconciles;

    public TrailEvents(ReconcileService reconciles) {
        this.reconciles = reconciles;
    }

    @Override
    public void handle(Event event, Origin origin) {
        JsonNode detail = event.detail();
        String userAgent = detail.path("userAgent").asText();
        if (userAgent.contains(AwsClients.USER_AGENT_SUFFIX)
                || detail.path("errorCode").isTextual()) {
            return;
        }
        String table = Json.text(detail, "/requestParameters/routeTableId");
        String eni = Json.text(detail, "/requestParameters/networkInterfaceId");
        if (table != null && OF_ROUTES.contains(detail.path("eventName").asText())) {
            reconciles.tableChanged(table, origin.causeEventId());
        } else if (table == null && eni != null) {
            reconciles.networkInterfaceChanged(eni, origin.causeEventId());
        } else {
            // A new association names the table that comes, which no SDDC knows yet.
            reconciles.sweep();
        }
    }
}
