package io.connectedvpc.local.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A response to be written.
 *
 * @param headers values in order, by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // Is written, never compared.
record OutgoingResponse(int status, Map<String, List<String>> headers, byte[] body) {

    static OutgoingResponse json(int status, String body) {
        return of(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static OutgoingResponse of(int status, String contentType, byte[] body) {
        return new OutgoingResponse(status, Map.of("content-type", List.of(contentType)), body);
    }

    /** An error of the gateway itself, in the form that API Gateway gives it. The text must need no escapes. */
    static OutgoingResponse message(int status, String text) {
        return json(status, "{\"message\":\"" + text + "\"}");
    }

    OutgoingResponse with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(name, List.of(value));
        return new OutgoingResponse(status, more, body);
    }
}
