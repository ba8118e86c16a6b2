package io.connectedvpc.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.lambda.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiResponseTest {

    @Test
    void payload_isWhatApiGatewayTakes() {
        var payload = ApiResponse.json(200, Json.object().put("a", 1)).tagged(7).payload();

        assertThat(Json.write(payload))
                .isEqualTo(
                        "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\",\"ETag\":\"\\\"7\\\"\"},"
                                + "\"body\":\"{\\\"a\\\":1}\",\"isBase64Encoded\":false}");
    }

    @Test
    void payload_hasNoBody_whenThereIsNoContent() {
        assertThat(Json.write(ApiResponse.noContent().payload()))
                .isEqualTo("{\"statusCode\":204,\"headers\":{},\"isBase64Encoded\":false}");
    }

    @Test
    void accepted_saysThatItIsNotInSync_andWhenToAskAgain() {
        var response = ApiResponse.accepted(Json.object().put("inSync", true));

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"inSync\":false}");
        assertThat(response.headers()).containsKey("Retry-After");
    }

    @ParameterizedTest
    @EnumSource
    void problem_saysWhenToAskAgain_onlyWhenThatHelps(ProblemCode code) {
        var response = ApiResponse.problem(Problem.of(code, "why"));

        assertThat(response.status()).isEqualTo(code.status());
        assertThat(response.headers()).containsEntry("Content-Type", "application/problem+json");
        boolean helps = code == ProblemCode.THROTTLED || code == ProblemCode.UNAVAILABLE;
        assertThat(response.headers().containsKey("Retry-After")).isEqualTo(helps);
    }
}
