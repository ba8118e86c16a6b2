package io.connectedvpc.local.faults;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of EC2's query protocol or of DynamoDB's JSON protocol.
 *
 * @param action its name in the service's API reference
 */
record AwsCall(boolean ofDynamoDb, String action, HttpExchange exchange, String body) {

    private static final Pattern FORM_ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final Pattern FORM_TOKEN = Pattern.compile("(?:^|&)ClientToken=([^&]+)");
    private static final Pattern JSON_TOKEN = Pattern.compile("\"ClientRequestToken\":\"([^\"]+)\"");

    static AwsCall of(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        return target != null
                ? new AwsCall(true, target.substring(target.lastIndexOf('.') + 1), exchange, body)
                : new AwsCall(false, found(FORM_ACTION, body).orElseThrow(), exchange, body);
    }

    /** What makes a repetition of the call the same call. */
    Optional<String> token() {
        return found(ofDynamoDb ? JSON_TOKEN : FORM_TOKEN, body);
    }

    boolean reads() {
        return action.startsWith("Describe");
    }

    private static Optional<String> found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        return matcher.find()
                ? Optional.of(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
