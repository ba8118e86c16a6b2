package io.connectedvpc.lambda.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.problem.Problem;

/** Problem documents. Source: RFC 9457. */
public final class Problems {

    /** Their media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:connected-vpc:problem:";
    /** A problem must fit into an event beside the command that it is about. */
    private static final int MOST_VIOLATIONS = 20;

    private static final int LONGEST_TEXT = 1_000;

    private Problems() {}

    public static ObjectNode document(Problem problem) {
        ObjectNode json = Json.object();
        json.put("type", TYPE + problem.code().slug());
        json.put("title", problem.code().title());
        json.put("status", problem.code().status());
        json.put("detail", shortened(problem.detail()));
        if (!problem.violations().isEmpty()) {
            ArrayNode violations = json.putArray("violations");
            problem.violations().stream()
                    .limit(MOST_VIOLATIONS)
                    .forEach(bad -> violations
                            .addObject()
                            .put("field", shortened(bad.field()))
                            .put("message", shortened(bad.message())));
        }
        if (problem.committed() != null) {
            json.put("committed", problem.committed());
        }
        return json;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
