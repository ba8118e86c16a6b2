package io.connectedvpc.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template for a connected VPC's account. */
class VpcAccountTest {

    private static final String DEPLOYMENT = "123456789012";

    private final JsonNode template = InfraFiles.vpcAccount();
    private final JsonNode deployment = InfraFiles.template();

    @Test
    void trust_asksForTheExternalId_andForAFunctionUnderItsOwnName() {
        JsonNode trust = template.at("/Resources/Role/Properties/AssumeRolePolicyDocument/Statement");
        var functions = new ArrayList<String>();

        assertThat(trust).isNotEmpty().allSatisfy(statement -> {
            assertThat(statement.path("Action").asText()).isEqualTo("sts:AssumeRole");
            assertThat(statement
                            .at("/Condition/StringEquals/sts:ExternalId/Ref")
                            .asText())
                    .isEqualTo("ExternalId");
            List<String> roles = named(statement.at("/Condition/ArnLike/aws:PrincipalArn"), ".*-(\\w+)Role-\\*");
            List<String> sessions = named(statement.at("/Condition/StringLike/sts:RoleSessionName"), ".*-(\\w+)-\\*");
            assertThat(roles).isNotEmpty().isEqualTo(sessions);
            functions.addAll(roles);
        });
        assertThat(functions)
                .containsExactlyInAnyOrder(
                        "ProvisionSddc", "ManageSegments", "MoveEdge", "ReconcileRoutes", "QuerySddc")
                .allSatisfy(function -> assertThat(deployment
                                .at("/Resources/" + function + "Role/Type")
                                .asText())
                        .isEqualTo("AWS::IAM::Role"));
    }

    @Test
    void everyWrite_isConditional_asInTheDeploymentsOwnAccount() {
        var own = new GrantedActions(deployment);
        List<JsonNode> ofDeployment = own.statements("ReconcileRoutes");

        assertThat(new AccountRole(template).statements())
                .filteredOn(AccountRole::isOfSessions)
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(ofDeployment).anySatisfy(same -> {
                    assertThat(same.path("Action")).isEqualTo(statement.path("Action"));
                    assertThat(same.path("Resource")).isEqualTo(statement.path("Resource"));
                    same.path("Condition")
                            .properties()
                            .forEach(condition -> assertThat(statement.at("/Condition/" + condition.getKey()))
                                    .isEqualTo(condition.getValue()));
                }));
    }

    /** A forwarded event has the account that it came from: a rule that names one would leave it out. */
    @Test
    void forwarded_isWhatTheDeploymentsRulesTake_whateverItsAccount() {
        JsonNode states = template.at("/Resources/InstanceStateChanged/Properties/EventPattern");
        JsonNode calls = template.at("/Resources/ApiCalled/Properties/EventPattern");

        assertThat(states)
                .isEqualTo(
                        deployment.at("/Resources/MoveEdge/Properties/Events/InstanceStateChanged/Properties/Pattern"));
        assertThat(calls)
                .isEqualTo(deployment.at("/Resources/ReconcileRoutes/Properties/Events/ApiCalled/Properties/Pattern"));
        assertThat(List.of(states, calls)).noneMatch(pattern -> pattern.has("account"));
    }

    @Test
    void deployment_takesFromTheAccounts_whatAwsSays_andNothingElse() {
        JsonNode policy = deployment.at("/Resources/EventsOfAccounts/Properties");

        assertThat(policy.has("EventBusName")).as("the default bus").isFalse();
        assertThat(policy.at("/Statement/Principal/AWS/Ref").asText()).isEqualTo("ConnectedAccountIds");
        assertThat(policy.at("/Statement/Action").asText()).isEqualTo("events:PutEvents");
        assertThat(policy.at("/Statement/Condition/StringEquals/events:source").asText())
                .isEqualTo("aws.ec2");
    }

    @Test
    void stack_comesUpOnMoto(@TempDir Path folder) throws IOException, InterruptedException {
        String parameters = """
                {"DeploymentAccountId": "%s", "ExternalId": "lab", "ConnectedVpcIds": "vpc-1,vpc-2"}
                """.formatted(DEPLOYMENT);
        JsonNode stack = MotoScript.run(folder, "vpc_account_on_moto.py", "boto3", "vpc-account.yaml", parameters);

        assertThat(stack.path("status").asText()).isEqualTo("CREATE_COMPLETE");
        assertThat(stack.path("output").asText()).endsWith(":role/connected-vpc");
        assertThat(stack.at("/trust/Statement/0/Principal/AWS").asText())
                .isEqualTo("arn:aws:iam::%s:root".formatted(DEPLOYMENT));
        assertThat(stack.path("policies")).hasSize(4);
        assertThat(stack.path("targets")).hasSize(2).allSatisfy(target -> {
            assertThat(target.path("Arn").asText())
                    .isEqualTo("arn:aws:events:us-east-1:%s:event-bus/default".formatted(DEPLOYMENT));
            assertThat(target.path("RoleArn").asText()).contains("Forwarder");
            assertThat(target.at("/DeadLetterConfig/Arn").asText()).contains("Undelivered");
        });
    }

    /** What the pattern finds in one or more texts of Fn::Sub. */
    private static List<String> named(JsonNode oneOrMore, String pattern) {
        List<JsonNode> all = new ArrayList<>();
        if (oneOrMore.isArray()) {
            oneOrMore.forEach(all::add);
        } else {
            all.add(oneOrMore);
        }
        return all.stream()
                .map(one -> one.path("Fn::Sub").asText().replaceFirst(pattern, "$1"))
                .toList();
    }
}
