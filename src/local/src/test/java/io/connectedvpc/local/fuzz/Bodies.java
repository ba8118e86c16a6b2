package io.connectedvpc.local.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.lambda.json.Json;
import java.io.UncheckedIOException;
import java.util.List;

/** Bodies of requests and details of events. */
final class Bodies {

    private Bodies() {}

    /** The command in a sample request. */
    static ObjectNode of(ObjectNode request) {
        try {
            return (ObjectNode) Json.read(request.path("body").textValue());
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** Objects that a JSON reader may refuse although EventBridge passes them on. */
    static List<String> unreadable() {
        return List.of(
                "{\"sddcId\":\"sddc-1\",\"name\":\"web\",\"name\":\"app\"}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                "{\"a\":".repeat(998) + "1" + "}".repeat(998),
                "{\"a\":".repeat(999) + "1" + "}".repeat(999),
                "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000),
                "{\"sequence\":" + "9".repeat(5_000) + "}",
                "{\"sequence\":1e400}",
                "{\"sequence\":1e-999999999999}",
                "{\"" + "n".repeat(60_000) + "\":1}",
                "{\"cidr\":\"" + "x".repeat(200_000) + "\"}",
                "{\"cidr\":\"\\ud800\",\"\\udc00\":\"\\u0000\"}");
    }
}
