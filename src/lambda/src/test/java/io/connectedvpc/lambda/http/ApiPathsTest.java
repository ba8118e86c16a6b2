package io.connectedvpc.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.Reply;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST    | /                             | GET",
                "DELETE  | /sddcs                        | GET",
                "POST    | /sddcs/sddc-1                 | DELETE, GET, PUT",
                "GET     | /sddcs/sddc-1/segments/web    | DELETE, PUT",
                "GET     | /sddcs/sddc-1/edge-moves      | POST",
                "POST    | /sddcs/sddc-1/plan            | GET",
                "GET     | /sddcs/sddc-1/reconcile       | POST",
                "OPTIONS | /sddcs/a%2Fb                  | DELETE, GET, PUT",
            })
    void method_isNotAllowed_whereAnotherOneIs(String method, String path, String allowed) {
        Reply reply = noRoute(method, path);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.code()).isEqualTo("method-not-allowed");
        assertThat(reply.header("Allow")).isEqualTo(allowed);
        assertThat(reply.json().path("detail").textValue()).contains(method, path, allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//",
                "/sddcs/",
                "/SDDCS",
                "/sddcs/sddc-1/",
                "/sddcs//plan",
                "/sddcs/sddc-1/segments",
                "/sddcs/sddc-1/segments/",
                "/sddcs/sddc-1/segments/web/more",
                "/sddcs/sddc-1/traces",
                "/sddcs/sddc-1/histories",
                "/preflight/sddc-1",
                "/\u0000"
            })
    void path_isNotFound_whereNoRouteLeads(String path) {
        Reply reply = noRoute("GET", path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("not-found");
        assertThat(reply.header("Allow")).isEmpty();
    }

    private static Reply noRoute(String method, String path) {
        var request = new ApiRequest(
                "$default", method, path, Map.of(), new Query(Map.of()), Map.of(), null, "request-1", null);
        return Reply.of(Json.write(ApiPaths.noRoute(request).payload()));
    }
}
