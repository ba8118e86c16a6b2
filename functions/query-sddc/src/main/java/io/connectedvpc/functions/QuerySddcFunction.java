package io.connectedvpc.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.port.SddcStore.Page;
import io.connectedvpc.core.service.Histories;
import io.connectedvpc.core.service.Preflight;
import io.connectedvpc.core.service.Queries;
import io.connectedvpc.core.service.SddcView;
import io.connectedvpc.core.service.VpcQueries;
import io.connectedvpc.lambda.Wiring;
import io.connectedvpc.lambda.function.FunctionFrame;
import io.connectedvpc.lambda.http.ApiPaths;
import io.connectedvpc.lambda.http.ApiRequest;
import io.connectedvpc.lambda.http.ApiResponse;
import io.connectedvpc.lambda.json.Body;
import io.connectedvpc.lambda.json.Commands;
import io.connectedvpc.lambda.json.Commands.Plan;
import io.connectedvpc.lambda.json.HistoryResources;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.json.Resources;
import io.connectedvpc.lambda.json.VpcResources;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** Answers what is desired, what is there, and what a reconcile would do, and serves the console. Reads only. */
@Singleton
@Named("query-sddc")
public class QuerySddcFunction implements RequestStreamHandler {

    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    private final Queries queries;
    private final VpcQueries vpcQueries;
    private final Preflight preflight;
    private final Histories histories;
    private final Wiring wiring;
    private final FunctionFrame frame;

    @Inject
    public QuerySddcFunction(Wiring wiring) {
        queries = wiring.queries();
        vpcQueries = wiring.vpcQueries();
        preflight = wiring.preflight();
        histories = wiring.histories();
        this.wiring = wiring;
        frame = wiring.frame()
                .route("GET /", Set.of(), (request, origin) -> Console.page(request))
                .route("GET /console/{file}", Set.of(), (request, origin) -> Console.file(request))
                .route("GET /sddcs", Set.of("limit", "next"), (request, origin) -> list(request))
                .route("GET /sddcs/{sddcId}", Set.of(), (request, origin) -> sddc(request))
                .route("GET /sddcs/{sddcId}/plan", Set.of("toHost"), (request, origin) -> plan(request))
                .route("GET /sddcs/{sddcId}/route-tables", Set.of(), (request, origin) -> routeTables(request))
                .route("GET /sddcs/{sddcId}/trace", Set.of("from", "to"), (request, origin) -> trace(request))
                .route("GET /sddcs/{sddcId}/history", Set.of("limit", "next"), (request, origin) -> history(request))
                .route("POST /preflight", Set.of(), (request, origin) -> preflight(request))
                .otherwise((request, origin) -> ApiPaths.noRoute(request));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        frame.handle(input, output, context);
    }

    private ApiResponse list(ApiRequest request) {
        Page page = queries.sddcs(
                request.query().limit(PAGE, LARGEST_PAGE), request.query().text("next"));
        ObjectNode body = Json.object();
        var sddcs = body.putArray("sddcs");
        page.sddcs().forEach(state -> sddcs.add(Resources.summary(queries.stored(state))));
        body.put("next", page.next());
        return ApiResponse.json(200, body);
    }

    private ApiResponse sddc(ApiRequest request) {
        SddcView view = queries.sddc(request.pathParameter("sddcId"));
        return ApiResponse.json(200, Resources.sddc(view)).tagged(view.state().version());
    }

    private ApiResponse plan(ApiRequest request) {
        var plan = queries.plan(request.pathParameter("sddcId"), request.query().text("toHost"));
        return ApiResponse.json(200, Resources.plan(plan));
    }

    private ApiResponse routeTables(ApiRequest request) {
        return ApiResponse.json(200, VpcResources.routeTables(vpcQueries.routeTables(request.pathParameter("sddcId"))));
    }

    private ApiResponse trace(ApiRequest request) {
        var trace = vpcQueries.trace(
                request.pathParameter("sddcId"),
                request.query().required("from"),
                request.query().required("to"));
        return ApiResponse.json(200, VpcResources.trace(trace));
    }

    private ApiResponse preflight(ApiRequest request) {
        Plan plan = Commands.plan(wiring.stampsNow(), Body.parse(request.body()));
        return ApiResponse.json(200, VpcResources.findings(preflight.findings(plan.sddc(), plan.segments())));
    }

    private ApiResponse history(ApiRequest request) {
        var page = histories.of(
                request.pathParameter("sddcId"),
                request.query().limit(PAGE, LARGEST_PAGE),
                request.query().text("next"));
        return ApiResponse.json(200, HistoryResources.history(page));
    }
}
