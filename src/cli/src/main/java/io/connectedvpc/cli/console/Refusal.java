package io.connectedvpc.cli.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;

/**
 * What the proxy refuses by itself.
 *
 * @param code as the API's problems have it
 */
record Refusal(int status, String code, String detail) {

    /** A problem document, as the API's own refusals are. */
    byte[] body() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "urn:connected-vpc:problem:" + code)
                .put("title", "The console on this machine refuses")
                .put("status", status)
                .put("detail", detail)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
