package io.connectedvpc.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.ec2standin.Call;
import io.connectedvpc.lambda.sample.ApiCall;
import io.connectedvpc.lambda.sample.MockEventServer;
import io.connectedvpc.lambda.sample.Reply;
import io.connectedvpc.lambda.sample.SampleCloud;
import io.connectedvpc.lambda.sample.SampleEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MoveEdgeFunctionTest {

    private static final String ROUTE = "POST /sddcs/{sddcId}/edge-moves";

    @Inject
    SampleCloud cloud;

    @BeforeEach
    void provision() {
        cloud.startOver();
        cloud.provision();
    }

    @Test
    void request_rePointsTheRoutes() {
        Reply reply = MockEventServer.call(SampleEvents.read("post-edge-move"));

        assertThat(reply.status()).isEqualTo(200);
        JsonNode body = reply.json();
        assertThat(body.path("applied").booleanValue()).isTrue();
        assertThat(body.path("sequence").intValue()).isEqualTo(1);
        assertThat(body.path("version").intValue()).isEqualTo(2);
        assertThat(body.at("/activeEdge/hostId").textValue()).isEqualTo("esx-2");
        assertThat(body.path("changes")).hasSize(1);
        assertThat(body.at("/changes/0/action").textValue()).isEqualTo("REPLACE");
        assertThat(body.at("/changes/0/destination").textValue()).isEqualTo("10.2.0.0/16");
        assertThat(body.at("/changes/0/toNetworkInterfaceId")).isEqualTo(body.at("/activeEdge/networkInterfaceId"));
        assertThat(cloud.ec2Writes()).extracting(Call::operation).containsExactly("ReplaceRoute");
    }

    @Test
    void event_rePointsTheRoutes_andTellsOfIt() {
        ObjectNode event = SampleEvents.read("edge-moved");

        MockEventServer.invoke(event).statusCode(200).body(equalTo("null"));

        assertThat(cloud.stored().found().orElseThrow().edge().activeHost()).isEqualTo("esx-2");
        JsonNode told = cloud.bus().details("Edge Move Applied").getFirst();
        assertThat(told.path("sddcId").textValue()).isEqualTo(Example.SDDC);
        assertThat(told.path("version").intValue()).isEqualTo(2);
        assertThat(told.path("causeEventId")).isEqualTo(event.path("id"));
        assertThat(told.path("changes")).hasSize(1);
        assertThat(told.path("changeCount").intValue()).isEqualTo(1);
    }

    @Test
    void event_changesNothing_whenItComesAgain() {
        ObjectNode event = SampleEvents.read("edge-moved");
        MockEventServer.invoke(event).statusCode(200);
        cloud.ec2().journal().clear();
        cloud.bus().clear();

        MockEventServer.invoke(event).statusCode(200);

        assertThat(cloud.ec2Writes()).isEmpty();
        assertThat(cloud.bus().detailTypes()).containsExactly("Edge Move Ignored");
        assertThat(cloud.bus()
                        .details("Edge Move Ignored")
                        .getFirst()
                        .path("reason")
                        .textValue())
                .isEqualTo("DUPLICATE");
    }

    @Test
    void request_isNotApplied_whenTheEdgeIsThereAlready() {
        Reply reply = MockEventServer.call(
                ApiCall.to(ROUTE).body("{\"toHost\":\"esx-1\"}").event());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("applied").booleanValue()).isFalse();
        assertThat(cloud.ec2Writes()).isEmpty();
        assertThat(cloud.stored().version()).isEqualTo(1);
    }

    @Test
    void request_isRefused_whenTheHostIsUnknown() {
        Reply reply = MockEventServer.call(
                ApiCall.to(ROUTE).body("{\"toHost\":\"esx-7\"}").event());

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("invalid-field");
        assertThat(reply.json().at("/violations/0/field").textValue()).isEqualTo("toHost");
    }

    @Test
    void event_waits_whenTheHostIsUnknown() {
        ObjectNode event = SampleEvents.read("edge-moved");
        ((ObjectNode) event.get("detail")).put("toHost", "esx-7");

        MockEventServer.invoke(event).statusCode(200);

        assertThat(cloud.bus().detailTypes()).isEmpty();
        assertThat(cloud.stored().waiting())
                .singleElement()
                .satisfies(waiting ->
                        assertThat(waiting.id()).isEqualTo(event.path("id").textValue()));
        assertThat(cloud.ec2Writes()).isEmpty();
    }

    @Test
    void event_promotesTheStandby_whenTheInstanceStops() {
        ObjectNode event = SampleEvents.read("instance-state-change").put("time", "2026-11-23T12:00:00Z");

        MockEventServer.invoke(event).statusCode(200).body(equalTo("null"));

        assertThat(cloud.stored().found().orElseThrow().edge().activeHost()).isEqualTo("esx-2");
        assertThat(cloud.ec2Writes()).extracting(Call::operation).containsExactly("ReplaceRoute");
        assertThat(cloud.bus().details("Edge Move Applied"))
                .singleElement()
                .satisfies(told -> assertThat(told.path("causeEventId")).isEqualTo(event.path("id")));
    }

    @Test
    void event_isRejected_whenTheReasonIsUnknown() {
        ObjectNode event = SampleEvents.read("edge-moved");
        ((ObjectNode) event.get("detail")).put("reason", "WHIM");

        MockEventServer.invoke(event).statusCode(200);

        JsonNode told = cloud.bus().details("Command Rejected").getFirst();
        assertThat(told.at("/problem/status").intValue()).isEqualTo(422);
        assertThat(told.path("command")).isEqualTo(event.path("detail"));
        assertThat(told.path("causeEventId")).isEqualTo(event.path("id"));
    }
}
