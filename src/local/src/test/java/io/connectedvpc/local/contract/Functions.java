package io.connectedvpc.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.functions.ManageSegmentsFunction;
import io.connectedvpc.functions.MoveEdgeFunction;
import io.connectedvpc.functions.ProvisionSddcFunction;
import io.connectedvpc.functions.QuerySddcFunction;
import io.connectedvpc.functions.ReconcileRoutesFunction;
import io.connectedvpc.lambda.Wiring;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.ApiCall;
import io.connectedvpc.lambda.sample.Invocation;
import io.connectedvpc.lambda.sample.Reply;
import io.connectedvpc.local.ProjectTemplate;
import io.connectedvpc.local.template.BusRule;
import io.connectedvpc.local.template.HttpRoute;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The five functions, each behind the routes and the events that the template gives it. Whatever they answer is as the OpenAPI document says. */
public final class Functions {

    private static final OpenApi API = OpenApi.read();

    private final Map<String, RequestStreamHandler> byRouteKey = new HashMap<>();
    private final Map<String, RequestStreamHandler> byDetailType = new HashMap<>();

    public Functions(Wiring wiring) {
        Map<String, RequestStreamHandler> byName = Map.of(
                "provision-sddc", new ProvisionSddcFunction(wiring),
                "manage-segments", new ManageSegmentsFunction(wiring),
                "move-edge", new MoveEdgeFunction(wiring),
                "reconcile-routes", new ReconcileRoutesFunction(wiring),
                "query-sddc", new QuerySddcFunction(wiring));
        var template = ProjectTemplate.read();
        for (HttpRoute route : template.routes()) {
            byRouteKey.put(route.key(), byName.get(route.function()));
        }
        for (BusRule rule : template.rules()) {
            json(rule.pattern())
                    .path("detail-type")
                    .forEach(type -> byDetailType.put(type.textValue(), byName.get(rule.function())));
        }
    }

    /** The answer of the function behind the request's route. */
    public Reply call(ApiCall call) {
        return call(call.event().path("routeKey").textValue(), Json.write(call.event()));
    }

    /** The answer of the function behind a route to whatever text. */
    public Reply call(String routeKey, String event) {
        Reply reply = Reply.of(Invocation.send(Objects.requireNonNull(byRouteKey.get(routeKey), routeKey), event));
        assertThat(API.complaintsAboutAnswer(routeKey, reply))
                .as("%s answers %s", routeKey, reply)
                .isEmpty();
        return reply;
    }

    /** Hands an event to the function that the template's rule names. */
    public void send(String detailType, String event) {
        Invocation.send(Objects.requireNonNull(byDetailType.get(detailType), detailType), event);
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
