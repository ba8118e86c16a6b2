package io.connectedvpc.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.lambda.http.ApiPaths;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.ApiCall;
import io.connectedvpc.lambda.sample.Reply;
import io.connectedvpc.lambda.sample.SampleCloud;
import io.connectedvpc.lambda.sample.SampleEvents;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI document says what the handlers do. */
class OpenApiTest {

    /** In the order of the worked example. */
    private static final List<String> SAMPLES = List.of(
            "post-preflight",
            "put-sddc",
            "put-segment",
            "list-sddcs",
            "get-sddc",
            "get-plan",
            "get-route-tables",
            "get-trace",
            "post-edge-move",
            "get-history",
            "post-reconcile",
            "no-route");

    private final OpenApi api = OpenApi.read();
    private final SampleCloud cloud = new SampleCloud();
    private final Functions functions = new Functions(cloud.wiring());

    @Test
    void routes_areThoseThatTheHandlersKnow() {
        Set<String> known = new TreeSet<>(ApiPaths.ROUTES);
        known.add("$default");

        assertThat(api.operations()).containsOnlyKeys(known);
    }

    @Test
    void everyRoute_isAnsweredByTheFunctionThatItNames() {
        for (String route : ApiPaths.ROUTES) {
            cloud.startOver();
            cloud.provision();

            Reply reply = functions.call(ApiCall.to(route).at("name", "web").at("file", "index.html"));

            assertThat(reply.status()).as(route).isNotIn(404, 405);
        }
    }

    @Test
    void everyRoute_isOpenToSignedRequestsOnly() {
        assertThat(api.document()
                        .at("/components/securitySchemes/sigv4/x-amazon-apigateway-authtype")
                        .textValue())
                .isEqualTo("awsSigv4");
        assertThat(api.operations())
                .allSatisfy((route, operation) ->
                        assertThat(operation.path("security").toString()).isEqualTo("[{\"sigv4\":[]}]"));
    }

    @Test
    void document_hasNoNull_whichCloudFormationRefuses() {
        assertThat(nulls(api.document())).isZero();
    }

    @Test
    void requestsAndAnswers_areAsTheDocumentSays() {
        for (String sample : SAMPLES) {
            ObjectNode request = SampleEvents.read(sample);
            String route = request.path("routeKey").textValue();
            Reply reply = functions.call(route, Json.write(request));

            if (request.has("body")) {
                assertThat(api.complaintsAboutRequest(
                                route, request.path("body").textValue()))
                        .as(sample)
                        .isEmpty();
            }
            assertThat(complaints(route, reply)).as(sample).isEmpty();
        }
    }

    @Test
    void sddcInAnotherAccount_isAsTheDocumentSays() throws IOException {
        String route = "PUT /sddcs/{sddcId}";
        ObjectNode body = (ObjectNode) Json.read(SampleEvents.read("put-sddc").path("body").textValue());
        body.putObject("account")
                .put("roleArn", Example.ACCOUNT.roleArn())
                .put("externalId", Example.ACCOUNT.externalId());

        Reply reply = functions.call(ApiCall.to(route).body(Json.write(body)));

        assertThat(api.complaintsAboutRequest(route, Json.write(body))).isEmpty();
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("account")).isEqualTo(body.path("account"));
        assertThat(complaints(route, reply)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT /sddcs/{sddcId}                 | {}",
                "PUT /sddcs/{sddcId}/segments/{name} | {\"cidr\":\"192.168.160.1/24\"}",
                "POST /sddcs/{sddcId}/edge-moves     | {\"toHost\":\"esx-9\"}",
            })
    void refusals_areProblemsAsTheDocumentSays(String route, String body) {
        Reply reply = functions.call(ApiCall.to(route).at("name", "web").body(body));

        assertThat(reply.code()).isNotEmpty();
        assertThat(complaints(route, reply)).isEmpty();
    }

    @Test
    void document_findsWhatIsWrong() {
        String answer =
                "{\"name\":\"web\",\"cidr\":\"192.168.160.0/24\",\"type\":\"ROUTED\",\"sequence\":\"1\",\"route\":\"LOST\"}";

        assertThat(api.complaintsAboutAnswer("PUT /sddcs/{sddcId}/segments/{name}", 200, "application/json", answer))
                .hasSize(2);
        assertThat(api.complaintsAboutRequest("POST /sddcs/{sddcId}/edge-moves", "{\"color\":1}"))
                .hasSize(2);
        assertThat(api.complaintsAboutAnswer("GET /sddcs", 201, "application/json", "{}"))
                .isNotEmpty();
    }

    private List<String> complaints(String route, Reply reply) {
        return api.complaintsAboutAnswer(
                route,
                reply.status(),
                reply.header("Content-Type"),
                reply.json().toString());
    }

    private static long nulls(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToLong(child -> child.isNull() ? 1 : nulls(child))
                .sum();
    }
}
