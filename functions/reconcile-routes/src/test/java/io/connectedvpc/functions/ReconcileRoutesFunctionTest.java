package io.connectedvpc.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.ec2standin.Call;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.ApiCall;
import io.connectedvpc.lambda.sample.MockEventServer;
import io.connectedvpc.lambda.sample.Reply;
import io.connectedvpc.lambda.sample.SampleCloud;
import io.connectedvpc.lambda.sample.SampleEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReconcileRoutesFunctionTest {

    private static final String ROUTE = "POST /sddcs/{sddcId}/reconcile";

    @Inject
    SampleCloud cloud;

    @BeforeEach
    void provision() {
        cloud.startOver();
        cloud.provision();
    }

    @Test
    void request_changesNothing_whenAllIsInSync() {
        Reply reply = MockEventServer.call(ApiCall.to(ROUTE).event());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("inSync").booleanValue()).isTrue();
        assertThat(reply.json().path("changes")).isEmpty();
        assertThat(cloud.ec2Writes()).isEmpty();
    }

    @Test
    void request_putsTheRouteBack_whenSomebodyDeletedIt() {
        deleteRoute();

        Reply reply = MockEventServer.call(ApiCall.to(ROUTE).event());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("inSync").booleanValue()).isTrue();
        assertThat(reply.json().at("/changes/0/action").textValue()).isEqualTo("CREATE");
        assertThat(cloud.ec2Writes()).extracting(Call::operation).containsExactly("CreateRoute");
    }

    @Test
    void request_removesAnUnexplainedRoute_onlyWhenAskedTo() {
        routeToTheSddc("10.99.0.0/16");

        Reply left = MockEventServer.call(ApiCall.to(ROUTE).event());
        Reply pruned = MockEventServer.call(SampleEvents.read("post-reconcile"));

        assertThat(left.json().path("changes")).isEmpty();
        assertThat(pruned.json().at("/changes/0/action").textValue()).isEqualTo("DELETE");
        assertThat(pruned.json().at("/changes/0/destination").textValue()).isEqualTo("10.99.0.0/16");
    }

    @Test
    void request_isRefused_whenThereIsNoSuchSddc() {
        Reply reply =
                MockEventServer.call(ApiCall.to(ROUTE).at("sddcId", "sddc-2").event());

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("not-found");
    }

    @Test
    void event_repairsDrift_andTellsOfIt() {
        deleteRoute();

        MockEventServer.invoke(SampleEvents.read("reconcile-requested"))
                .statusCode(200)
                .body(equalTo("null"));

        JsonNode told = cloud.bus().details("Route Drift Repaired").getFirst();
        assertThat(told.path("sddcId").textValue()).isEqualTo("sddc-1");
        assertThat(told.at("/changes/0/destination").textValue()).isEqualTo("10.2.0.0/16");
    }

    @Test
    void event_isLeft_whenTheSddcIsGone() {
        cloud.startOver();

        MockEventServer.invoke(SampleEvents.read("reconcile-requested")).statusCode(200);

        assertThat(cloud.bus().detailTypes()).isEmpty();
    }

    @Test
    void schedule_asksForAReconcileOfEachSddc() {
        MockEventServer.invoke(SampleEvents.read("scheduled-event")).statusCode(200);

        assertThat(cloud.bus().details("Reconcile Requested"))
                .extracting(detail -> detail.path("sddcId").textValue())
                .containsExactly("sddc-1");
    }

    @Test
    void callOfSomebodyElse_asksForAReconcile_whereTheTableIsKnown() {
        MockEventServer.invoke(SampleEvents.read("api-call-via-cloudtrail")).statusCode(200);

        assertThat(cloud.bus().details("Reconcile Requested"))
                .extracting(detail -> detail.path("sddcId").textValue())
                .containsExactly("sddc-1");
    }

    @Test
    void event_triesAgainWhatWaits() {
        SddcState before = cloud.stored();
        var early = SampleEvents.read("edge-moved");
        ((ObjectNode) early.get("detail")).put("toHost", "esx-3");
        var waiting = new WaitingEvent("early-1", cloud.now(), Json.write(early));
        cloud.store().commit(before, before.withWaiting(List.of(waiting)));
        cloud.handle(Example.provision(new Example.Spec().hosts(Example.hosts(1, 3)), Example.live()));

        MockEventServer.invoke(SampleEvents.read("reconcile-requested")).statusCode(200);

        assertThat(cloud.stored().found().orElseThrow().edge().activeHost()).isEqualTo("esx-3");
        assertThat(cloud.stored().waiting()).isEmpty();
    }

    private void deleteRoute() {
        cloud.ec2()
                .deleteRoute(route -> route.routeTableId(SampleVpc.MAIN_TABLE).destinationCidrBlock("10.2.0.0/16"));
        cloud.ec2().journal().clear();
    }

    private void routeToTheSddc(String cidr) {
        String eni =
                cloud.stored().found().orElseThrow().activeNetworkInterfaceId().orElseThrow();
        cloud.ec2()
                .createRoute(route -> route.routeTableId(SampleVpc.MAIN_TABLE)
                        .destinationCidrBlock(cidr)
                        .networkInterfaceId(eni));
        cloud.ec2().journal().clear();
    }
}
