package io.connectedvpc.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.lambda.http.ApiPaths;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.SampleCloud;
import io.connectedvpc.lambda.sample.SampleEvents;
import io.connectedvpc.local.ProjectFiles;
import io.connectedvpc.local.ProjectTemplate;
import io.connectedvpc.local.contract.Functions;
import io.connectedvpc.local.template.HttpRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code infra/openapi.yaml}, held against the handlers. */
class OpenApiTest {

    private final JsonNode document = InfraFiles.openApi();

    private List<JsonNode> operations() {
        var operations = new ArrayList<JsonNode>();
        document.path("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }

    @Test
    void routes_areThoseThatTheHandlersKnow() {
        assertThat(ProjectTemplate.read().routes())
                .extracting(HttpRoute::key)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ApiPaths.ROUTES.stream(), Stream.of(HttpRoute.DEFAULT)).toList());
    }

    /** A function that doesn't know a route of its throws. */
    @Test
    void everyRoute_isAnsweredByItsFunction() throws IOException {
        var functions = new Functions(new SampleCloud().wiring());
        var asked = new TreeSet<String>();
        for (String name : requests()) {
            var request = SampleEvents.read(name);
            String key = request.path("routeKey").asText();
            int status = functions.call(key, Json.write(request)).status();
            asked.add(key);
            assertThat(status).as(name).isNotEqualTo(500);
        }

        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(ProjectTemplate.read().routes().stream()
                        .map(HttpRoute::key)
                        .toList());
    }

    private static List<String> requests() throws IOException {
        try (Stream<Path> files = Files.list(ProjectFiles.root().resolve("infra/events"))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .filter(name -> SampleEvents.read(name).has("routeKey"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyRoute_asksForASignature() {
        assertThat(operations()).hasSizeGreaterThan(10).allSatisfy(operation -> assertThat(
                        operation.at("/security/0").fieldNames())
                .toIterable()
                .containsExactly("sigv4"));
        assertThat(document.at("/components/securitySchemes/sigv4/x-amazon-apigateway-authtype").asText())
                .isEqualTo("awsSigv4");
    }

    @Test
    void everyReference_leadsSomewhere() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    /** CloudFormation's AWS::Include takes no short intrinsic functions, and API Gateway no null. */
    @Test
    void document_isTakenByCloudFormation() throws IOException {
        String text = Files.readString(ProjectFiles.root().resolve("infra/openapi.yaml"));

        assertThat(text).doesNotContain(" !");
        assertThat(document.path("openapi").asText()).startsWith("3.0.");
    }
}
