package io.connectedvpc.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.local.moto.MotoServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The template, transformed as SAM does it and created as a stack on moto's CloudFormation, then looked at in the services. What moto
 * can't create by CloudFormation is said in {@code create_stack.py}.
 */
class StackOnMotoTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCRIPTS = ProjectFiles.root().resolve("src/local/src/test/python");
    private static final List<String> PARAMETERS =
            List.of("ConnectedVpcIds=vpc-1,vpc-2", "Packaging=native", "Release=0123456789abcdef");

    @TempDir
    private static Path folder;

    private static MotoServer moto;
    private static JsonNode found;

    @BeforeAll
    static void create() throws IOException, InterruptedException {
        assumeTrue(MotoServer.isInstalled(), "there is no moto_server on the PATH");
        assumeTrue(ProjectFiles.isOnPath("python3"), "there is no python3 on the PATH");
        assumeTrue(
                run(null, List.of("-c", "import boto3, cfnlint, samtranslator, yaml"))
                        .isSuccess(),
                "python3 lacks boto3, cfn-lint or aws-sam-translator");
        moto = MotoServer.start();
        List<String> transform = new ArrayList<>(List.of(
                SCRIPTS.resolve("transform.py").toString(),
                ProjectFiles.root().resolve("infra/template.yaml").toString()));
        transform.addAll(PARAMETERS);
        Path template = folder.resolve("template.json");
        Files.writeString(template, run(null, transform).output());
        List<String> create = new ArrayList<>(List.of(
                SCRIPTS.resolve("create_stack.py").toString(), moto.url().toString()));
        create.addAll(PARAMETERS);
        found = JSON.readTree(run(template, create).output());
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    @Test
    void stack_comesUp() {
        assertThat(found.path("status").textValue()).isEqualTo("CREATE_COMPLETE");
        assertThat(found.path("outputs").path("BusName").textValue()).isEqualTo("connected-vpc");
    }

    @Test
    void functions_areThere_eachWithItsRoleAndAlias_andCalledByWhomTheyServe() {
        assertThat(list("functions")).hasSize(5).allSatisfy(function -> {
            assertThat(function.path("runtime").textValue()).isEqualTo("provided.al2023");
            assertThat(function.at("/aliases/0").textValue()).isEqualTo("live");
            assertThat(function.at("/environment/CONNECTED_VPC_TABLE").textValue())
                    .isEqualTo(found.at("/table/TableName").textValue());
            assertThat(function.path("invokedBy").toString()).contains("apigateway.amazonaws.com");
        });
        assertThat(list("functions"))
                .filteredOn(function -> function.path("invokedBy").toString().contains("events.amazonaws.com"))
                .hasSize(4);
        assertThat(list("functions"))
                .extracting(function -> function.path("role"))
                .doesNotHaveDuplicates();
        assertThat(list("roles")).hasSize(5);
    }

    @Test
    void rules_leadToAFunction_andKeepWhatTheyCantDeliver() {
        String queue = found.at("/queue/QueueArn").textValue();

        assertThat(list("rules")).hasSize(10).allSatisfy(rule -> {
            assertThat(rule.path("targets")).hasSize(1);
            assertThat(rule.at("/targets/0/Arn").textValue()).contains(":function:connected-vpc-");
            assertThat(rule.at("/targets/0/DeadLetterConfig/Arn").textValue()).isEqualTo(queue);
            assertThat(rule.at("/targets/0/RetryPolicy/MaximumRetryAttempts").isInt())
                    .isTrue();
        });
        assertThat(list("rules"))
                .filteredOn(rule -> rule.path("bus").textValue().equals("connected-vpc"))
                .hasSize(7);
        assertThat(list("rules"))
                .filteredOn(rule -> rule.path("schedule").isTextual())
                .hasSize(1);
    }

    @Test
    void table_hasKeysAndBillsByRequest() {
        assertThat(found.at("/table/BillingModeSummary/BillingMode").textValue())
                .isEqualTo("PAY_PER_REQUEST");
        assertThat(found.at("/table/KeySchema").findValuesAsText("AttributeName"))
                .containsExactly("pk", "sk");
        assertThat(found.at("/table/SSEDescription/Status").textValue()).isEqualTo("ENABLED");
    }

    @Test
    void queue_isEncrypted_andTakesWhatRulesCantDeliver() {
        assertThat(found.at("/queue/SqsManagedSseEnabled").textValue()).isEqualTo("true");
        assertThat(found.at("/queue/Policy").textValue()).contains("events.amazonaws.com", "aws:SecureTransport");
    }

    @Test
    void alarms_areThere_andTheDashboardAndTheLogs() {
        assertThat(list("alarms"))
                .extracting(alarm -> alarm.path("MetricName").textValue())
                .containsExactlyInAnyOrder(
                        "ApproximateNumberOfMessagesVisible",
                        "Degraded",
                        "FailoverFromEvent",
                        "SweepSucceeded",
                        "Errors",
                        "Errors",
                        "Errors",
                        "Errors",
                        "Errors");
        assertThat(list("dashboards")).hasSize(1);
        assertThat(list("logGroups"))
                .hasSize(6)
                .allSatisfy(group -> assertThat(group.path("days").intValue()).isEqualTo(90));
        assertThat(list("apis")).hasSize(1);
    }

    private static List<JsonNode> list(String field) {
        return StreamSupport.stream(found.path(field).spliterator(), false).toList();
    }

    private static Run run(@Nullable Path input, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("python3"));
        command.addAll(arguments);
        Path complaints = Files.createTempFile(folder, "complaints", ".txt");
        var builder = new ProcessBuilder(command).redirectError(complaints.toFile());
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output, Files.readString(complaints));
    }

    private record Run(int status, String written, String complaints) {

        boolean isSuccess() {
            return status == 0;
        }

        String output() {
            assertThat(status).as(complaints).isZero();
            return written;
        }
    }
}
