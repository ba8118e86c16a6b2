package io.connectedvpc.browser;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.local.FunctionFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The function query-sddc with answers of a test's own; the console's files are the real ones. */
final class StubbedApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> answers;

    /** @param answers bodies by route key */
    private StubbedApi(Map<String, JsonNode> answers) {
        this.answers = Map.copyOf(answers);
    }

    /** A server whose console is given these answers. */
    static Site site(Answers answers) throws IOException {
        StubbedApi api = new StubbedApi(Map.of(
                "GET /sddcs", answers.list(),
                "GET /sddcs/{sddcId}", answers.sddc(),
                "GET /sddcs/{sddcId}/route-tables", answers.routeTables(),
                "GET /sddcs/{sddcId}/history", answers.history(),
                "GET /sddcs/{sddcId}/plan", answers.plan()));
        return Site.open(api::in);
    }

    private FunctionFactory in(FunctionFactory functions) {
        return events -> {
            Map<String, RequestStreamHandler> stubbed = new HashMap<>(functions.create(events));
            RequestStreamHandler real = Objects.requireNonNull(stubbed.get("query-sddc"));
            stubbed.put("query-sddc", (in, out, context) -> handle(real, in, out, context));
            return stubbed;
        };
    }

    private void handle(RequestStreamHandler real, InputStream in, OutputStream out, Context context)
            throws IOException {
        byte[] event = in.readAllBytes();
        JsonNode answer = answers.get(JSON.readTree(event).path("routeKey").asText());
        if (answer == null) {
            real.handleRequest(new ByteArrayInputStream(event), out, context);
        } else {
            JSON.writeValue(
                    out, JSON.createObjectNode().put("statusCode", 200).put("body", JSON.writeValueAsString(answer)));
        }
    }
}
