package io.connectedvpc.lambda.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectedvpc.lambda.json.Json;
import java.io.UncheckedIOException;

/** What a function answered, as API Gateway gets it. */
public record Reply(JsonNode payload) {

    /** What a function wrote. */
    public static Reply of(String written) {
        return new Reply(parsed(written));
    }

    public int status() {
        return payload.path("statusCode").intValue();
    }

    /** The header's value; empty when there is none. */
    public String header(String name) {
        return payload.path("headers").path(name).asText();
    }

    /** The body as JSON; missing when there is none. */
    public JsonNode json() {
        JsonNode body = payload.path("body");
        return body.isTextual() ? parsed(body.textValue()) : MissingNode.getInstance();
    }

    /** The contract's code for a problem; empty when the answer is none. */
    public String code() {
        return header("Content-Type").equals("application/problem+json")
                ? json().path("type").asText().replaceFirst(".*[:/#]", "")
                : "";
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.read(text);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
