package io.connectedvpc.bench.churn;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.lambda.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A function's answer to a request.
 *
 * @param outcome the HTTP status; of a problem also its code, and whether the command is stored where that is said
 * @param nanos from the request to the answer
 * @param again after which time the caller shall send the request again; null when that isn't asked for
 */
record Answer(String outcome, long nanos, @Nullable Duration again) {

    private static final int FIRST_PROBLEM = 400;

    /** @param payload as API Gateway gets it */
    static Answer of(byte[] payload, long nanos) throws IOException {
        JsonNode answer = Json.read(new String(payload, StandardCharsets.UTF_8));
        int status = answer.path("statusCode").intValue();
        if (status < FIRST_PROBLEM) {
            return new Answer("" + status, nanos, null);
        }
        JsonNode problem = Json.read(answer.path("body").asText());
        return new Answer(status + outcome(problem), nanos, again(answer.path("headers"), problem));
    }

    private static String outcome(JsonNode problem) {
        String code = problem.path("type").asText().replaceFirst(".*[:/#]", "");
        JsonNode committed = problem.path("committed");
        return " " + code + (committed.isBoolean() ? committed.booleanValue() ? ", stored" : ", not stored" : "");
    }

    /** A command that is stored is applied by itself. */
    private static @Nullable Duration again(JsonNode headers, JsonNode problem) {
        JsonNode seconds = headers.path("Retry-After");
        boolean stored = problem.path("committed").asBoolean(false);
        return seconds.isMissingNode() || stored ? null : Duration.ofSeconds(seconds.asLong());
    }
}
