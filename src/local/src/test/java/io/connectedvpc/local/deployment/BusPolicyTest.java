package io.connectedvpc.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Who may say what on the deployment's buses. */
class BusPolicyTest {

    private final JsonNode resources = InfraFiles.template().path("Resources");

    @Test
    void producers_areThoseOfTheParameter_andMaySendCommandsAlone() {
        JsonNode statement = statement("BusProducers", "Allow");

        assertThat(statement.at("/Principal/AWS/Ref").asText()).isEqualTo("Producers");
        assertThat(texts(statement.at("/Condition/StringEquals/events:source"))).containsExactly("connected-vpc.sddc");
        assertThat(resources.at("/BusProducers/Condition").asText()).isEqualTo("HasProducers");
    }

    @Test
    void functionsThatWrite_areTheOnlyOnesToSayWhatFunctionsSay() {
        JsonNode statement = statement("BusInternals", "Deny");

        assertThat(statement.path("Principal").asText()).isEqualTo("*");
        assertThat(texts(statement.at("/Condition/StringEquals/events:source")))
                .containsExactlyInAnyOrder("connected-vpc", "connected-vpc.internal");
        assertThat(StreamSupport.stream(
                        statement.at("/Condition/ArnNotEquals/aws:PrincipalArn").spliterator(), false))
                .extracting(role -> role.at("/Fn::GetAtt/0").asText())
                .containsExactlyInAnyOrder(
                        "ProvisionSddcRole", "ManageSegmentsRole", "MoveEdgeRole", "ReconcileRoutesRole");
    }

    @Test
    void everyRole_thatMayPutEvents_mayOnlySayWhatFunctionsSay() {
        var granted = new GrantedActions(InfraFiles.template());

        for (String function : List.of("ProvisionSddc", "ManageSegments", "MoveEdge", "ReconcileRoutes")) {
            assertThat(granted.statements(function))
                    .filteredOn(one -> one.path("Action").asText().equals("events:PutEvents"))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.at("/Resource/Fn::GetAtt/0").asText()).isEqualTo("Bus");
                        assertThat(texts(one.at("/Condition/StringEquals/events:source")))
                                .containsExactlyInAnyOrder("connected-vpc", "connected-vpc.internal");
                    });
        }
    }

    private JsonNode statement(String policy, String effect) {
        JsonNode properties = resources.path(policy).path("Properties");
        assertThat(properties.at("/EventBusName/Ref").asText()).isEqualTo("Bus");
        JsonNode statement = properties.path("Statement");
        assertThat(statement.path("Effect").asText()).isEqualTo(effect);
        assertThat(statement.path("Action").asText()).isEqualTo("events:PutEvents");
        assertThat(statement.at("/Resource/Fn::GetAtt/0").asText()).isEqualTo("Bus");
        return statement;
    }

    private static List<String> texts(JsonNode oneOrMore) {
        return GrantedActions.texts(oneOrMore);
    }
}
