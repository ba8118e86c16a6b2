package io.connectedvpc.lambda.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.json.Problems;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer for API Gateway.
 *
 * @param body null: none
 */
public record ApiResponse(
        int status, Map<String, String> headers, @Nullable String body) {

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String CONTENT_TYPE = "Content-Type";

    public static ApiResponse json(int status, JsonNode body) {
        return new ApiResponse(status, Map.of(CONTENT_TYPE, "application/json"), Json.write(body));
    }

    public static ApiResponse noContent() {
        return new ApiResponse(204, Map.of(), null);
    }

    public static ApiResponse problem(Problem problem) {
        var response = new ApiResponse(
                problem.code().status(),
                Map.of(CONTENT_TYPE, Problems.MEDIA_TYPE),
                Json.write(Problems.document(problem)));
        boolean passing = problem.code() == ProblemCode.THROTTLED || problem.code() == ProblemCode.UNAVAILABLE;
        return passing ? response.retryLater() : response;
    }

    /** The work goes on: the resource as it is for now. */
    public static ApiResponse accepted(ObjectNode resource) {
        return json(202, resource.put("inSync", false)).retryLater();
    }

    /** This response with the SDDC's version as its entity tag. */
    public ApiResponse tagged(long version) {
        return with("ETag", "\"" + version + "\"");
    }

    public ApiResponse with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, more, body);
    }

    /** As API Gateway takes it. Source: Amazon API Gateway developer guide, payload format version 2.0. */
    public ObjectNode payload() {
        ObjectNode payload = Json.object();
        payload.put("statusCode", status);
        ObjectNode fields = payload.putObject("headers");
        headers.forEach(fields::put);
        if (body != null) {
            payload.put("body", body);
        }
        payload.put("isBase64Encoded", false);
        return payload;
    }

    private ApiResponse retryLater() {
        return with("Retry-After", RETRY_AFTER_SECONDS);
    }
}
