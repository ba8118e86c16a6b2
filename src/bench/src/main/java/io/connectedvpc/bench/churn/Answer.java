package io.connectedvpc.bench.churn;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.lambda.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A function's answer to a request.
 *
 * @param outcome the HTTP status; of a problem also its code, and whether the command is stored where that is said
 * @param nanos from the request to the answer
 */
record Answer(String outcome, long nanos) {

    private static final int FIRST_PROBLEM = 400;

    /** @param payload as API Gateway gets it */
    static Answer of(byte[] payload, long nanos) throws IOException {
        JsonNode answer = Json.read(new String(payload, StandardCharsets.UTF_8));
        int status = answer.path("statusCode").intValue();
        return new Answer(status < FIRST_PROBLEM ? "" + status : status + problem(answer), nanos);
    }

    private static String problem(JsonNode answer) throws IOException {
        JsonNode problem = Json.read(answer.path("body").asText());
        String code = problem.path("type").asText().replaceFirst(".*[:/#]", "");
        JsonNode committed = problem.path("committed");
        return " " + code + (committed.isBoolean() ? committed.booleanValue() ? ", stored" : ", not stored" : "");
    }
}
