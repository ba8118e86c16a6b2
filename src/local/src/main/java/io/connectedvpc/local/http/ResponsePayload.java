package io.connectedvpc.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads what a function answered to an HTTP API, payload format 2.0. (API Gateway Developer Guide, "Create AWS Lambda
 * proxy integrations for HTTP APIs".)
 */
final class ResponsePayload {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ResponsePayload() {}

    /**
     * The response that a function's output stands for.
     *
     * @throws IOException if API Gateway couldn't make a response of it either
     */
    static OutgoingResponse decode(byte[] output) throws IOException {
        JsonNode answer = JSON.readTree(output);
        if (answer == null || answer.isMissingNode()) {
            throw new IOException("the function answered nothing");
        }
        if (!answer.has("statusCode")) {
            return inferred(answer, output);
        }
        int status = answer.get("statusCode").asInt();
        if (status < 100 || status > 599) {
            throw new IOException("the function answered the status code " + answer.get("statusCode"));
        }
        return new OutgoingResponse(status, headers(answer), body(answer));
    }

    /** An answer without a status code is the body of a 200. */
    private static OutgoingResponse inferred(JsonNode answer, byte[] output) {
        byte[] body = answer.isTextual() ? answer.textValue().getBytes(StandardCharsets.UTF_8) : output;
        return OutgoingResponse.of(200, "application/json", body);
    }

    private static Map<String, List<String>> headers(JsonNode answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("content-type", List.of("text/plain;charset=UTF-8"));
        answer.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        List.of(header.getValue().asText())));
        List<String> cookies = new ArrayList<>();
        answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        if (!cookies.isEmpty()) {
            headers.put("set-cookie", cookies);
        }
        return headers;
    }

    private static byte[] body(JsonNode answer) throws IOException {
        String body = answer.path("body").asText("");
        if (!answer.path("isBase64Encoded").asBoolean()) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new IOException("the function's body isn't Base64", e);
        }
    }
}
