package io.connectedvpc.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.local.template.HttpRoute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPayloadTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-12T19:03:58.390Z");
    private static final byte[] NOTHING = {};

    private static JsonNode event(
            String path, String query, Map<String, List<String>> headers, byte[] body, Map<String, String> parameters) {
        IncomingRequest request = new IncomingRequest("PUT", path, query, "HTTP/1.1", headers, "127.0.0.1", body);
        RouteMatch match = new RouteMatch(new HttpRoute("PUT /sddcs/{sddcId}", "f"), parameters);
        try {
            return JSON.readTree(RequestPayload.encode(request, match, NOW));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void event_hasTheFormOfPayloadFormat2() throws IOException {
        JsonNode event = event(
                "/sddcs/a%20b",
                "force=true&next=a%2Bb&x=1&x=2&flag",
                Map.of(
                        "Host", List.of("localhost:8080"),
                        "User-Agent", List.of("curl/8"),
                        "If-Match", List.of("\"1\"", "\"2\""),
                        "Content-Type", List.of("application/json"),
                        "Cookie", List.of("a=1; b=2")),
                "{}".getBytes(StandardCharsets.UTF_8),
                Map.of("sddcId", "a b"));

        String requestId = event.at("/requestContext/requestId").asText();
        assertThat(requestId).isNotEmpty();
        assertThat(event).isEqualTo(JSON.readTree("""
                {"version": "2.0",
                 "routeKey": "PUT /sddcs/{sddcId}",
                 "rawPath": "/sddcs/a b",
                 "rawQueryString": "force=true&next=a%%2Bb&x=1&x=2&flag",
                 "cookies": ["a=1", "b=2"],
                 "headers": {"host": "localhost:8080", "user-agent": "curl/8", "if-match": "\\"1\\",\\"2\\"",
                   "content-type": "application/json"},
                 "queryStringParameters": {"force": "true", "next": "a+b", "x": "1,2", "flag": ""},
                 "requestContext": {
                   "accountId": "000000000000", "apiId": "local", "domainName": "localhost",
                   "domainPrefix": "local",
                   "http": {"method": "PUT", "path": "/sddcs/a b", "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1",
                     "userAgent": "curl/8"},
                   "requestId": "%s",
                   "routeKey": "PUT /sddcs/{sddcId}", "stage": "$default",
                   "time": "12/Mar/2026:19:03:58 +0000", "timeEpoch": 1773342238390},
                 "pathParameters": {"sddcId": "a b"},
                 "body": "{}",
                 "isBase64Encoded": false}
                """.formatted(requestId)));
    }

    @Test
    void event_leavesOut_whatTheRequestDoesntHave() {
        JsonNode event = event("/", "", Map.of(), NOTHING, Map.of());

        assertThat(event.has("body")).isFalse();
        assertThat(event.has("cookies")).isFalse();
        assertThat(event.has("queryStringParameters")).isFalse();
        assertThat(event.has("pathParameters")).isFalse();
        assertThat(event.get("rawQueryString").asText()).isEmpty();
        assertThat(event.get("isBase64Encoded").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,                  false",
        "Application/JSON;charset=utf-8,    false",
        "application/merge-patch+json,      false",
        "text/plain,                        false",
        "application/x-www-form-urlencoded, true",
        "application/octet-stream,          true",
    })
    void body_isBase64_unlessItsTypeIsText(String type, boolean base64) {
        byte[] body = "{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8);
        JsonNode event = event("/", "", Map.of("Content-Type", List.of(type)), body, Map.of());

        assertThat(event.get("isBase64Encoded").asBoolean()).isEqualTo(base64);
        assertThat(event.get("body").asText()).isEqualTo(base64 ? "eyJhIjoiw7wifQ==" : "{\"a\":\"ü\"}");
    }

    @Test
    void body_isBase64_whenItIsntUtf8() {
        byte[] body = {(byte) 0xff, 0};
        JsonNode event = event("/", "", Map.of("Content-Type", List.of("application/json")), body, Map.of());

        assertThat(event.get("isBase64Encoded").asBoolean()).isTrue();
        assertThat(event.get("body").asText()).isEqualTo("/wA=");
    }
}
