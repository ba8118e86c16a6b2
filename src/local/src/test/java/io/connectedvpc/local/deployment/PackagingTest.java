package io.connectedvpc.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Lambda starts the functions in each packaging, as the template says it for all of them. */
class PackagingTest {

    /** Its class can't be loaded here, without Quarkus' own for Lambda. */
    private static final String STARTED = "io.connectedvpc.lambda.StartedFunction";

    private final JsonNode template = InfraFiles.template();

    @Test
    void template_knowsThePackagings_andNoFunctionHasOneOfItsOwn() {
        assertThat(template.at("/Parameters/Packaging/AllowedValues"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("native", "jvm", "aot");
        assertThat(template.path("Resources"))
                .filteredOn(resource -> resource.path("Type").asText().equals("AWS::Serverless::Function"))
                .hasSize(5)
                .extracting(function -> function.path("Properties"))
                .noneMatch(function -> function.has("Runtime") || function.has("Handler") || function.has("SnapStart"));
    }

    @Test
    void jvm_isClassesForLambdasJava_whichStartFromASnapshot() {
        assertThat(chosen("/Runtime", "jvm")).isEqualTo("java25");
        assertThat(chosen("/Handler", "jvm")).isEqualTo(STARTED + "::handleRequest");
        assertThat(getClass().getResource("/" + STARTED.replace('.', '/') + ".class"))
                .isNotNull();
        assertThat(chosen("/SnapStart/ApplyOn", "jvm")).isEqualTo("PublishedVersions");
    }

    /** SnapStart knows Lambda's own runtimes only. Source: AWS Lambda Developer Guide, "Improving startup performance with Lambda SnapStart". */
    @ParameterizedTest
    @CsvSource({"aot", "native"})
    void others_bringTheirRuntime_andStartWithoutASnapshot(String packaging) {
        assertThat(chosen("/Runtime", packaging)).isEqualTo("provided.al2023");
        assertThat(chosen("/Handler", packaging)).isEqualTo("bootstrap");
        assertThat(chosen("/SnapStart/ApplyOn", packaging)).isEqualTo("None");
    }

    /** A property of the functions as CloudFormation would choose it. */
    private String chosen(String property, String packaging) {
        JsonNode choice = template.at("/Globals/Function" + property).path("Fn::If");
        JsonNode equal =
                template.path("Conditions").path(choice.path(0).asText()).path("Fn::Equals");
        assertThat(equal.at("/0/Ref").asText()).isEqualTo("Packaging");
        return choice.path(equal.path(1).asText().equals(packaging) ? 1 : 2).asText();
    }
}
