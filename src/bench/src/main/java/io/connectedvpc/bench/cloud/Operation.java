package io.connectedvpc.bench.cloud;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which operation of which service a request is for. */
record Operation(String service, String name) {

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    /**
     * Reads it from a request.
     *
     * @param target the header {@code X-Amz-Target}, which DynamoDB and EventBridge have; null for EC2, which has a form instead
     */
    static Operation of(@Nullable String target, byte[] body) {
        if (target != null) {
            int dot = target.indexOf('.');
            return new Operation(target.startsWith("DynamoDB") ? "DynamoDB" : "EventBridge", target.substring(dot + 1));
        }
        Matcher action = ACTION.matcher(new String(body, StandardCharsets.UTF_8));
        return new Operation("EC2", action.find() ? action.group(1) : "");
    }

    @Override
    public String toString() {
        return service + " " + name;
    }
}
