package io.connectedvpc.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.trace.End;
import io.connectedvpc.core.trace.Hop;
import io.connectedvpc.lambda.http.ApiPaths;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.ApiCall;
import io.connectedvpc.lambda.sample.Reply;
import io.connectedvpc.lambda.sample.SampleCloud;
import io.connectedvpc.lambda.sample.SampleEvents;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI document says what the handlers do. That each answer in a test is as it says is seen to by {@link Functions}. */
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
    private final Attempts attempts = new Attempts(cloud);

    @Test
    void document_canBeReadByGenerators() {
        assertThat(new OpenAPIV3Parser().readContents(OpenApi.text()).getMessages())
                .isEmpty();
        assertThat(new OpenAPIV3Parser()
                        .readContents(OpenApi.text().replace("operationId: getSddc\n", "operationId: putSddc\n"))
                        .getMessages())
                .isNotEmpty();
    }

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

    static Stream<String> routes() {
        return ApiPaths.ROUTES.stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void queryParameters_areThoseThatTheHandlerKnows(String route) {
        cloud.provision();
        Set<String> described = new TreeSet<>();
        api.parameters(route).stream()
                .filter(parameter -> parameter.path("in").textValue().equals("query"))
                .forEach(parameter -> described.add(parameter.path("name").textValue()));

        for (JsonNode parameter : api.document().at("/components/parameters")) {
            String name = parameter.path("name").textValue();
            Reply reply = functions.call(
                    ApiCall.to(route).at("name", "web").at("file", "index.html").query(name, "?"));
            boolean known = !reply.json()
                    .path("violations")
                    .toString()
                    .contains("\"" + name + "\",\"message\":\"is an unknown");
            assertThat(known).as("%s of %s", name, route).isEqualTo(described.contains(name));
        }
    }

    @Test
    void document_hasNoNull_whichCloudFormationRefuses() {
        assertThat(nulls(api.document())).isZero();
    }

    @Test
    void codes_areThoseOfTheCode() {
        assertThat(enumeration("/components/schemas/Problem/properties/type/enum"))
                .containsExactlyElementsOf(Arrays.stream(ProblemCode.values())
                        .map(code -> "urn:connected-vpc:problem:" + code.slug())
                        .toList());
        assertThat(enumeration("/components/schemas/WarningCode/enum")).isEqualTo(names(Warning.Code.values()));
        assertThat(enumeration("/components/schemas/EndsAt/properties/code/enum"))
                .isEqualTo(names(End.Code.values()));
        assertThat(enumeration("/components/schemas/Hops/items/properties/kind/enum"))
                .isEqualTo(names(Hop.Kind.values()));
        assertThat(enumeration("/components/schemas/HistoryEntry/properties/outcome/enum"))
                .isEqualTo(names(Handled.Result.values()));
        assertThat(enumeration("/components/schemas/HistoryEntry/properties/command/enum"))
                .isEqualTo(names(Handled.Task.values()));
    }

    @Test
    void examples_areAsTheirSchemasSay() {
        List<JsonNode> described = api.document().findParents("example");

        assertThat(described).hasSizeGreaterThan(40);
        assertThat(described).allSatisfy(parent -> {
            JsonNode schema = parent.has("schema") ? parent.path("schema") : parent;
            assertThat(api.complaints(schema, parent.path("example").toString()))
                    .as("%s", parent)
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /preflight",
                "PUT /sddcs/{sddcId}",
                "PUT /sddcs/{sddcId}/segments/{name}",
                "POST /sddcs/{sddcId}/edge-moves"
            })
    void exampleOfARequest_isDone(String route) {
        if (!route.equals("POST /preflight") && !route.equals("PUT /sddcs/{sddcId}")) {
            cloud.provision();
        }
        JsonNode example = api.operation(route).at("/requestBody/content/application~1json/example");

        attempts.done(ApiCall.to(route).at("name", "web").body(example.toString()));
    }

    @Test
    void requests_areAsTheDocumentSays() {
        for (String sample : SAMPLES) {
            ObjectNode request = SampleEvents.read(sample);
            String route = request.path("routeKey").textValue();
            functions.call(route, Json.write(request));

            if (request.has("body")) {
                assertThat(api.complaintsAboutRequest(
                                route, request.path("body").textValue()))
                        .as(sample)
                        .isEmpty();
            }
        }
    }

    @Test
    void sddcInAnotherAccount_isAnsweredWithIt() throws IOException {
        String route = "PUT /sddcs/{sddcId}";
        JsonNode example = Json.read(SampleEvents.read("put-sddc").path("body").textValue());
        ObjectNode body = example.deepCopy();
        body.putObject("account")
                .put("roleArn", Example.ACCOUNT.roleArn())
                .put("externalId", Example.ACCOUNT.externalId());

        Reply reply = attempts.done(ApiCall.to(route).body(Json.write(body)));

        assertThat(api.complaintsAboutRequest(route, Json.write(body))).isEmpty();
        assertThat(reply.json().path("account")).isEqualTo(body.path("account"));
    }

    @Test
    void repeatedCommand_isAnsweredInShort_whenWhatItMadeIsGone() {
        cloud.provision();
        String numbered = "{\"cidr\":\"192.168.160.0/24\",\"sequence\":5}";
        attempts.done(Requests.putSegment("web", numbered));
        attempts.done(Requests.deleteSegment("web"));

        Reply reply = attempts.done(Requests.putSegment("web", numbered));

        assertThat(reply.json().toString()).isEqualTo("{\"name\":\"web\",\"applied\":false}");
    }

    @Test
    void document_findsWhatIsWrong() {
        String route = "PUT /sddcs/{sddcId}/segments/{name}";
        String segment = "{\\\"name\\\":\\\"web\\\",\\\"cidr\\\":\\\"192.168.160.0/24\\\",\\\"type\\\":\\\"ROUTED\\\","
                + "\\\"sequence\\\":\\\"1\\\",\\\"route\\\":\\\"LOST\\\"}";
        String answer = "{\"statusCode\":%d,\"headers\":{\"Content-Type\":\"%s\"%s},\"body\":\"%s\"}";
        String tag = ",\"ETag\":\"1\"";

        assertThat(api.complaintsAboutAnswer(route, Reply.of(answer.formatted(201, "application/json", tag, segment))))
                .hasSize(2);
        assertThat(api.complaintsAboutAnswer(route, Reply.of(answer.formatted(201, "application/json", "", segment))))
                .hasSize(3);
        assertThat(api.complaintsAboutAnswer(route, Reply.of(answer.formatted(201, "text/html", tag, ""))))
                .hasSize(1);
        assertThat(api.complaintsAboutAnswer(route, Reply.of(answer.formatted(204, "application/json", "", "{}"))))
                .hasSize(1);
        assertThat(api.complaintsAboutRequest("POST /sddcs/{sddcId}/edge-moves", "{\"color\":1}"))
                .hasSize(2);
    }

    private List<String> enumeration(String pointer) {
        return StreamSupport.stream(api.document().at(pointer).spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static long nulls(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToLong(child -> child.isNull() ? 1 : nulls(child))
                .sum();
    }
}
