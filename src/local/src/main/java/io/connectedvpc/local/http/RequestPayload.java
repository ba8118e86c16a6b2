package io.connectedvpc.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Writes a request as the event that an HTTP API sends to a function, payload format 2.0. (API Gateway Developer Guide,
 * "Create AWS Lambda proxy integrations for HTTP APIs".)
 */
final class RequestPayload {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter LOG_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private RequestPayload() {}

    static byte[] encode(IncomingRequest request, RouteMatch match, Instant now) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        // An HTTP API decodes the path, other than a REST API or a function URL do; the parameters of the path are
        // taken apart before.
        event.put("rawPath", Percent.decode(request.rawPath()));
        event.put("rawQueryString", request.rawQuery());
        putCookies(event, request);
        putHeaders(event, request);
        putUnlessEmpty(event, "queryStringParameters", QueryString.parameters(request.rawQuery()));
        event.set("requestContext", context(request, match, now));
        putUnlessEmpty(event, "pathParameters", match.pathParameters());
        putBody(event, request);
        return bytes(event);
    }

    private static void putCookies(ObjectNode event, IncomingRequest request) {
        List<String> cookies = request.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(header -> List.of(header.split("; *")).stream())
                .toList();
        if (!cookies.isEmpty()) {
            event.set("cookies", JSON.valueToTree(cookies));
        }
    }

    private static void putHeaders(ObjectNode event, IncomingRequest request) {
        ObjectNode headers = event.putObject("headers");
        request.headers().forEach((name, values) -> {
            if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
            }
        });
    }

    private static void putUnlessEmpty(ObjectNode event, String field, Map<String, String> values) {
        if (!values.isEmpty()) {
            event.set(field, JSON.valueToTree(values));
        }
    }

    private static ObjectNode context(IncomingRequest request, RouteMatch match, Instant now) {
        ObjectNode context = JSON.createObjectNode();
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        context.put("domainName", request.header("host").orElse("localhost").split(":", 2)[0]);
        context.put("domainPrefix", "local");
        context.putObject("http")
                .put("method", request.method())
                .put("path", Percent.decode(request.rawPath()))
                .put("protocol", request.protocol())
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("user-agent").orElse(""));
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", match.route().key());
        context.put("stage", "$default");
        context.put("time", LOG_TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private static void putBody(ObjectNode event, IncomingRequest request) {
        BodyEncoding encoding = BodyEncoding.of(request.header("content-type"), request.body());
        if (request.body().length > 0) {
            event.put("body", encoding.encode(request.body()));
        }
        event.put("isBase64Encoded", encoding == BodyEncoding.BASE64 && request.body().length > 0);
    }

    private static byte[] bytes(ObjectNode event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
