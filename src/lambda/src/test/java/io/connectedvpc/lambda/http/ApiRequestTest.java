package io.connectedvpc.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.SampleEvents;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {

    @Test
    void request_isReadFromApiGatewaysEvent() {
        var event = SampleEvents.read("delete-segment");

        assertThat(ApiRequest.isOne(event)).isTrue();
        ApiRequest request = ApiRequest.of(event);
        assertThat(request.routeKey()).isEqualTo("DELETE /sddcs/{sddcId}/segments/{name}");
        assertThat(request.method()).isEqualTo("DELETE");
        assertThat(request.path()).isEqualTo("/sddcs/sddc-1/segments/web");
        assertThat(request.pathParameter("sddcId")).isEqualTo("sddc-1");
        assertThat(request.pathParameter("name")).isEqualTo("web");
        assertThat(request.pathParameter("color")).isEmpty();
        assertThat(request.query().number("sequence")).isEqualTo(2);
        assertThat(request.header("x-forwarded-proto")).hasValue("https");
        assertThat(request.header("if-match")).isEmpty();
        assertThat(request.body()).isNull();
        assertThat(request.requestId()).isNotEmpty();
    }

    @Test
    void request_isRead_whenPartsAreMissing() throws JsonProcessingException {
        ApiRequest request = ApiRequest.of(Json.read("{\"requestContext\":{\"http\":{}}}"));

        assertThat(request)
                .isEqualTo(
                        new ApiRequest("$default", "", "/", Map.of(), new Query(Map.of()), Map.of(), null, "", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "null", "7", "{\"requestContext\":7}", "{\"requestContext\":{\"http\":\"GET\"}}"})
    void input_isNoRequest_withoutApiGatewaysContext(String input) throws JsonProcessingException {
        assertThat(ApiRequest.isOne(Json.read(input))).isFalse();
    }

    @Test
    void body_isDecoded_whenItComesInBase64() {
        assertThat(ApiRequest.of(withBody("eyJhIjoi4oKsIn0=", true)).body()).isEqualTo("{\"a\":\"€\"}");
        assertThat(ApiRequest.of(withBody("eyJhIjoi4oKsIn0=", false)).body()).isEqualTo("eyJhIjoi4oKsIn0=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "e", "eyJh!", "gA==", "7aCA"})
    void body_isRefused_whenItIsNoBase64OfText(String body) {
        var refused = catchThrowableOfType(Rejected.class, () -> ApiRequest.of(withBody(body, true)));

        assertThat(refused.problem().code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
    }

    private static ObjectNode withBody(String body, boolean base64) {
        return SampleEvents.read("put-segment").put("body", body).put("isBase64Encoded", base64);
    }
}
