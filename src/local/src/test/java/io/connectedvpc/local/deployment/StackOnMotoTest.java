package io.connectedvpc.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The template as SAM transforms it and as moto's CloudFormation makes a stack of it. moto 5.2 makes no aliases, alarms, HTTP APIs and policies of
 * buses and queues: of those the transformed template is looked at, not a resource.
 */
class StackOnMotoTest {

    private static final String ROLE = "arn:aws:iam::210987654321:role/connected-vpc";
    private static final String PARAMETERS = """
            {"Packaging": "native", "Release": "0123456789", "ConnectedVpcIds": "vpc-1,vpc-2",
             "ConnectedAccountRoles": "%s", "ConnectedAccountIds": "210987654321"}
            """.formatted(ROLE);
    private static final Set<String> UNKNOWN_TO_MOTO = Set.of(
            "AWS::ApiGatewayV2::Api",
            "AWS::ApiGatewayV2::Stage",
            "AWS::CloudWatch::Alarm",
            "AWS::Events::EventBusPolicy",
            "AWS::Lambda::Alias",
            "AWS::Lambda::EventInvokeConfig",
            "AWS::SQS::QueuePolicy");

    private static @Nullable JsonNode stack;

    @BeforeAll
    static void createStack(@TempDir Path folder) throws IOException, InterruptedException {
        stack = MotoScript.run(folder, "stack_on_moto.py", "samtranslator, boto3", "template.yaml", PARAMETERS);
    }

    private static JsonNode found(String what) {
        return Objects.requireNonNull(stack).path(what);
    }

    private static Stream<JsonNode> each(String what) {
        return StreamSupport.stream(found(what).spliterator(), false);
    }

    private static long wanted(String type) {
        return each("wanted").filter(one -> one.asText().equals(type)).count();
    }

    @Test
    void stack_comesUp_withEverythingThatMotoKnows() {
        var missing = new TreeSet<String>();
        found("wanted").properties().forEach(wanted -> {
            boolean made = found("resources").has(wanted.getKey());
            if (!made && !UNKNOWN_TO_MOTO.contains(wanted.getValue().asText())) {
                missing.add(wanted.getKey());
            }
        });

        assertThat(found("status").asText()).isEqualTo("CREATE_COMPLETE");
        assertThat(missing).isEmpty();
    }

    @Test
    void functions_areThere_withRolesOfTheirOwn_andCallers() {
        assertThat(each("functions")).hasSize(5).allSatisfy(function -> {
            assertThat(function.path("runtime").asText()).isEqualTo("provided.al2023");
            assertThat(function.at("/environment/CONNECTED_VPC_BUS").asText()).isEqualTo("connected-vpc");
            assertThat(function.at("/environment/CONNECTED_VPC_ACCOUNT_ROLES").asText())
                    .isEqualTo(ROLE);
            assertThat(function.path("callers").toString()).contains("apigateway.amazonaws.com");
        });
        assertThat(each("functions").map(function -> function.path("role").asText()))
                .doesNotHaveDuplicates()
                .allMatch(role -> each("roles").anyMatch(one -> one.asText().equals(role)));
    }

    @Test
    void functions_mayAssumeTheRolesOfOtherAccounts() {
        assertThat(each("accountPolicies"))
                .hasSize(5)
                .allSatisfy(
                        policy -> assertThat(policy.at("/Statement/0/Resource").toString())
                                .contains(ROLE));
    }

    @Test
    void rules_areOnTheirBus_andKeepWhatTheyCantDeliver() {
        assertThat(each("rules")).hasSize(10).allSatisfy(rule -> {
            boolean fromAws = rule.path("pattern").asText().contains("\"aws.ec2\"")
                    || rule.path("schedule").asText().startsWith("rate");
            assertThat(rule.path("bus").asText()).isEqualTo(fromAws ? "default" : "connected-vpc");
            assertThat(rule.at("/targets/0/Arn").asText()).contains(":function:");
            assertThat(rule.at("/targets/0/DeadLetterConfig/Arn").asText()).contains("DeadLetters");
        });
    }

    @Test
    void table_queue_andLogs_areThere() {
        assertThat(found("tables").toString())
                .isEqualTo(
                        "[[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"},{\"AttributeName\":\"sk\",\"KeyType\":\"RANGE\"}]]");
        assertThat(each("queues"))
                .singleElement()
                .satisfies(queue ->
                        assertThat(queue.path("SqsManagedSseEnabled").asText()).isEqualTo("true"));
        assertThat(each("logGroups"))
                .hasSize(6)
                .allSatisfy(days -> assertThat(days.asInt()).isEqualTo(90));
    }

    @Test
    void transformedTemplate_hasWhatMotoDoesntMake() {
        assertThat(wanted("AWS::CloudWatch::Alarm")).isEqualTo(12);
        assertThat(wanted("AWS::Lambda::Alias")).isEqualTo(5);
        assertThat(wanted("AWS::Lambda::Version")).isEqualTo(5);
        assertThat(wanted("AWS::Lambda::EventInvokeConfig")).isEqualTo(4);
        assertThat(wanted("AWS::Lambda::Permission")).isEqualTo(15);
        assertThat(wanted("AWS::ApiGatewayV2::Api")).isEqualTo(1);
        assertThat(wanted("AWS::SQS::QueuePolicy")).isEqualTo(1);
    }
}
