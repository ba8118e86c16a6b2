package io.connectedvpc.lambda.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.lambda.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request as API Gateway hands it over. Source: Amazon API Gateway developer guide, payload format version 2.0.
 *
 * @param routeKey the route that API Gateway chose, such as {@code GET /sddcs/{sddcId}}, or {@code $default}
 * @param path as the client wrote it
 * @param pathParameters by name, percent-decoded
 * @param caller the ARN of the IAM principal, or the subject of the token, that the request is authorized by, else the address that it came
 *     from; null when the request tells neither
 * @param headers by lower-case name
 */
public record ApiRequest(
        String routeKey,
        String method,
        String path,
        Map<String, String> pathParameters,
        Query query,
        Map<String, String> headers,
        @Nullable String body,
        String requestId,
        @Nullable String caller) {

    /** Whether an event is a request from API Gateway's HTTP API. */
    public static boolean isOne(JsonNode event) {
        return event.at("/requestContext/http").isObject();
    }

    /** @throws Rejected when the body isn't text */
    public static ApiRequest of(JsonNode event) {
        return new ApiRequest(
                textOr(event, "/routeKey", "$default"),
                textOr(event, "/requestContext/http/method", ""),
                textOr(event, "/rawPath", "/"),
                texts(event.path("pathParameters")),
                new Query(texts(event.path("queryStringParameters"))),
                texts(event.path("headers")),
                body(event),
                textOr(event, "/requestContext/requestId", ""),
                caller(event));
    }

    /** A parameter of the route's path. */
    public String pathParameter(String name) {
        return pathParameters.getOrDefault(name, "");
    }

    /** The header's value. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    private static @Nullable String caller(JsonNode event) {
        return Stream.of("/authorizer/iam/userArn", "/authorizer/jwt/claims/sub", "/http/sourceIp")
                .map(field -> Json.text(event, "/requestContext" + field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String body(JsonNode event) {
        String body = Json.text(event, "/body");
        if (body == null || !event.path("isBase64Encoded").asBoolean()) {
            return body;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(body);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException | IllegalArgumentException notText) {
            throw new Rejected(ProblemCode.MALFORMED_REQUEST, "the body is not UTF-8 text");
        }
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new HashMap<String, String>();
        object.fields()
                .forEachRemaining(
                        field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static String textOr(JsonNode event, String pointer, String otherwise) {
        return Objects.requireNonNullElse(Json.text(event, pointer), otherwise);
    }
}
