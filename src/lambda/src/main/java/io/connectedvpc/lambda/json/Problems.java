package io.connectedvpc.lambda.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.problem.Problem;

/** Problem documents. Source: RFC 9457. */
public final class Problems {

    /** Their media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:connected-vpc:problem:";

    private Problems() {}

    public static ObjectNode document(Problem problem) {
        ObjectNode json = Json.object();
        json.put("type", TYPE + problem.code().slug());
        json.put("title", problem.code().title());
        json.put("status", problem.code().status());
        json.put("detail", problem.detail());
        if (!problem.violations().isEmpty()) {
            ArrayNode violations = json.putArray("violations");
            problem.violations()
                    .forEach(bad -> violations.addObject().put("field", bad.field()).put("message", bad.message()));
        }
        if (problem.committed() != null) {
            json.put("committed", problem.committed());
        }
        return json;
    }
}
