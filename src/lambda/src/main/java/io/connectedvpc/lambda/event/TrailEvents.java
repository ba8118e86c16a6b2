package io.connectedvpc.lambda.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.aws.AwsClients;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.service.ReconcileService;
import io.connectedvpc.lambda.function.EventAction;
import io.connectedvpc.lambda.json.Json;
import java.util.Set;

/**
 * Looks where somebody else has written to a route table, a prefix list or a network interface. This program's own calls are left out, as by the
 * template's rule, or each would cause the next. Source: Amazon EventBridge user guide, AWS service events delivered via CloudTrail. The
 * parameters of EC2's newer calls, those of prefix lists among them, are in an object that has the request's name.
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
        if (userAgent.endsWith(AwsClients.USER_AGENT_SUFFIX)
                || detail.path("errorCode").isTextual()) {
            return;
        }
        String call = detail.path("eventName").asText();
        String table = Json.text(detail, "/requestParameters/routeTableId");
        String eni = Json.text(detail, "/requestParameters/networkInterfaceId");
        String list = Json.text(detail, "/requestParameters/%sRequest/PrefixListId".formatted(call));
        if (table != null && OF_ROUTES.contains(call)) {
            reconciles.tableChanged(table, origin.causeEventId());
        } else if (table == null && eni != null) {
            reconciles.networkInterfaceChanged(eni, origin.causeEventId());
        } else if (list != null) {
            reconciles.prefixListChanged(list, origin.causeEventId());
        } else {
            // A new association names the table that comes, which no SDDC knows yet.
            reconciles.sweep();
        }
    }
}
