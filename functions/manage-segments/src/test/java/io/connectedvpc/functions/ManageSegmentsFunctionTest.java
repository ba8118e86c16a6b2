package io.connectedvpc.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
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
class ManageSegmentsFunctionTest {

    private static final ObjectNode PUT = SampleEvents.read("put-segment");
    private static final ObjectNode CREATED = SampleEvents.read("segment-created");

    @Inject
    SampleCloud cloud;

    @BeforeEach
    void provision() {
        cloud.startOver();
        cloud.provision();
    }

    @Test
    void put_createsTheRoute() {
        Reply reply = MockEventServer.call(PUT);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("ETag")).isEqualTo("\"2\"");
        assertThat(reply.json().path("cidr").textValue()).isEqualTo("192.168.160.0/24");
        assertThat(reply.json().path("route").textValue()).isEqualTo("ACTIVE");
        assertThat(cloud.ec2Writes()).extracting(Call::operation).containsExactly("CreateRoute");
    }

    @Test
    void put_isNotAppliedAgain_whenRepeated() {
        MockEventServer.call(PUT);
        cloud.ec2().journal().clear();

        Reply reply = MockEventServer.call(PUT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("applied").booleanValue()).isFalse();
        assertThat(cloud.ec2Writes()).isEmpty();
    }

    @Test
    void delete_removesTheRoute_evenWhenRepeated() {
        MockEventServer.call(PUT);
        cloud.ec2().journal().clear();
        ObjectNode delete = SampleEvents.read("delete-segment");

        Reply first = MockEventServer.call(delete);
        Reply second = MockEventServer.call(delete);

        assertThat(first.status()).isEqualTo(204);
        assertThat(second.status()).isEqualTo(204);
        assertThat(cloud.ec2Writes()).extracting(Call::operation).containsExactly("DeleteRoute");
    }

    @Test
    void createdEvent_createsTheRoute_andTellsOfIt() {
        MockEventServer.invoke(CREATED).statusCode(200).body(equalTo("null"));

        JsonNode told = cloud.bus().details("Segment Synchronized").getFirst();
        assertThat(told.path("sddcId").textValue()).isEqualTo("sddc-1");
        assertThat(told.path("name").textValue()).isEqualTo("web");
        assertThat(told.path("version").intValue()).isEqualTo(2);
        assertThat(told.path("causeEventId")).isEqualTo(CREATED.path("id"));
        assertThat(told.at("/changes/0/action").textValue()).isEqualTo("CREATE");
        assertThat(told.path("changeCount").intValue()).isEqualTo(1);
    }

    @Test
    void createdEvent_isIgnored_whenItComesAgain() {
        MockEventServer.invoke(CREATED).statusCode(200);
        cloud.ec2().journal().clear();
        cloud.bus().clear();

        MockEventServer.invoke(CREATED).statusCode(200);

        assertThat(cloud.ec2Writes()).isEmpty();
        assertThat(cloud.bus().detailTypes()).containsExactly("Segment Ignored");
        JsonNode told = cloud.bus().details("Segment Ignored").getFirst();
        assertThat(told.path("reason").textValue()).isEqualTo("DUPLICATE");
        assertThat(told.path("name").textValue()).isEqualTo("web");
    }

    @Test
    void updatedEvent_movesTheRouteToTheNewBlock() {
        MockEventServer.invoke(CREATED).statusCode(200);
        cloud.ec2().journal().clear();

        MockEventServer.invoke(SampleEvents.read("segment-updated")).statusCode(200);

        assertThat(cloud.ec2Writes())
                .extracting(Call::operation, call -> call.parameter("DestinationCidrBlock"))
                .containsExactly(tuple("CreateRoute", "192.168.163.0/24"), tuple("DeleteRoute", "192.168.160.0/24"));
    }

    @Test
    void createdEvent_isStale_whenTheDeletionCameFirst() {
        MockEventServer.invoke(SampleEvents.read("segment-deleted")).statusCode(200);
        cloud.bus().clear();

        MockEventServer.invoke(CREATED).statusCode(200);

        assertThat(cloud.stored().segment("web")).isEmpty();
        assertThat(cloud.bus()
                        .details("Segment Ignored")
                        .getFirst()
                        .path("reason")
                        .textValue())
                .isEqualTo("STALE");
        assertThat(cloud.ec2Writes()).isEmpty();
    }

    @Test
    void createdEvent_isRejected_whenItsBlockIsNone() {
        ObjectNode event = CREATED.deepCopy();
        ((ObjectNode) event.get("detail")).put("cidr", "192.168.160.7/24");

        MockEventServer.invoke(event).statusCode(200);

        JsonNode told = cloud.bus().details("Command Rejected").getFirst();
        assertThat(told.path("sddcId").textValue()).isEqualTo("sddc-1");
        assertThat(told.path("causeEventId")).isEqualTo(event.path("id"));
        assertThat(told.path("command")).isEqualTo(event.path("detail"));
        assertThat(told.at("/problem/status").intValue()).isEqualTo(422);
        assertThat(told.at("/problem/type").textValue()).endsWith("invalid-field");
        assertThat(cloud.ec2Writes()).isEmpty();
    }

    @Test
    void put_isRefused_whenTheBlockIsAnothersOfTheSddc() {
        cloud.handle(Example.segment("web", Example.WEB, Example.live()));

        Reply reply = MockEventServer.call(ApiCall.to("PUT /sddcs/{sddcId}/segments/{name}")
                .segment("app")
                .body("{\"cidr\":\"192.168.160.0/20\"}")
                .event());

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("cidr-overlap");
        assertThat(reply.json().path("detail").textValue()).contains("192.168.160.0/20", "192.168.160.0/24");
    }
}
