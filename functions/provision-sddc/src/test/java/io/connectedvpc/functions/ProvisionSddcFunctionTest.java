package io.connectedvpc.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.ec2standin.Call;
import io.connectedvpc.ec2standin.faults.Fault;
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
class ProvisionSddcFunctionTest {

    private static final ObjectNode PUT = SampleEvents.read("put-sddc");
    private static final ObjectNode DELETE = SampleEvents.read("delete-sddc");

    @Inject
    SampleCloud cloud;

    @BeforeEach
    void startOver() {
        cloud.startOver();
    }

    @Test
    void put_createsTheNetworkInterfacesAndTheRoute() {
        Reply reply = MockEventServer.call(PUT);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        JsonNode sddc = reply.json();
        assertThat(sddc.path("status").textValue()).isEqualTo("READY");
        assertThat(sddc.path("inSync").booleanValue()).isTrue();
        assertThat(sddc.path("networkInterfaces")).hasSize(Sddc.SLOTS);
        assertThat(sddc.at("/networkInterfaces/0/instanceId").textValue()).isEqualTo("i-1");
        assertThat(sddc.at("/networkInterfaces/0/status").textValue()).isEqualTo("in-use");
        assertThat(sddc.path("warnings"))
                .extracting(warning -> warning.path("code").textValue())
                .containsExactly("AZ_CROSSING");
        assertThat(cloud.ec2().journal().calls("CreateNetworkInterface")).hasSize(Sddc.SLOTS);
        assertThat(cloud.ec2().journal().calls("CreateRoute"))
                .extracting(call -> call.parameter("DestinationCidrBlock"))
                .containsExactly("10.2.0.0/16");
    }

    @Test
    void put_isNotAppliedAgain_whenRepeated() {
        MockEventServer.call(PUT);
        cloud.ec2().journal().clear();

        Reply reply = MockEventServer.call(PUT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("applied").booleanValue()).isFalse();
        assertThat(reply.json().path("version").intValue()).isEqualTo(1);
        assertThat(cloud.ec2Writes()).isEmpty();
    }

    @Test
    void event_createsTheSddc_andTellsOfIt() {
        ObjectNode event = SampleEvents.read("sddc-provisioning-requested");

        MockEventServer.invoke(event).statusCode(200).body(equalTo("null"));

        JsonNode told = cloud.bus().details("SDDC Provisioned").getFirst();
        assertThat(told.path("sddcId").textValue()).isEqualTo("sddc-1");
        assertThat(told.path("version").intValue()).isEqualTo(1);
        assertThat(told.path("causeEventId")).isEqualTo(event.path("id"));
        assertThat(told.at("/changes/0/destination").textValue()).isEqualTo("10.2.0.0/16");
    }

    @Test
    void event_makesNoCallThatChangesAnything_whenItComesAgain() {
        ObjectNode event = SampleEvents.read("sddc-provisioning-requested");
        MockEventServer.invoke(event).statusCode(200);
        cloud.ec2().journal().clear();

        MockEventServer.invoke(event).statusCode(200);

        assertThat(cloud.ec2Writes()).isEmpty();
        assertThat(cloud.stored().version()).isEqualTo(1);
    }

    @Test
    void delete_removesRoutesThenNetworkInterfaces_evenWhenRepeated() {
        MockEventServer.call(PUT);
        cloud.ec2().journal().clear();

        Reply first = MockEventServer.call(DELETE);
        int writes = cloud.ec2Writes().size();
        Reply second = MockEventServer.call(DELETE);

        assertThat(first.status()).isEqualTo(204);
        assertThat(second.status()).isEqualTo(204);
        assertThat(cloud.ec2Writes())
                .hasSize(writes)
                .first()
                .extracting(Call::operation)
                .isEqualTo("DeleteRoute");
        assertThat(cloud.ec2().journal().calls("DeleteNetworkInterface")).hasSizeGreaterThanOrEqualTo(Sddc.SLOTS);
        assertThat(cloud.ec2().describeNetworkInterfaces().networkInterfaces())
                .noneMatch(eni -> eni.description().startsWith("connected-vpc"));
    }

    @Test
    void deprovisioningEvent_removesTheSddc_andTellsOfIt() {
        MockEventServer.call(PUT);
        ObjectNode event = SampleEvents.read("sddc-deprovisioning-requested");

        MockEventServer.invoke(event).statusCode(200);

        assertThat(cloud.stored().found()).isEmpty();
        JsonNode told = cloud.bus().details("SDDC Deprovisioned").getFirst();
        assertThat(told.path("causeEventId")).isEqualTo(event.path("id"));
    }

    @Test
    void put_isRefused_whenTheSubnetIsInAnotherVpc() {
        String body = PUT.path("body").textValue().replace("subnet-1", "subnet-2");

        Reply reply = MockEventServer.call(
                ApiCall.to("PUT /sddcs/{sddcId}").body(body).event());

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("invalid-field");
        assertThat(reply.json().at("/violations/0/field").textValue()).isEqualTo("subnetId");
        assertThat(cloud.commits()).isZero();
    }

    @Test
    void put_answersBadGateway_whenEc2Refuses() {
        cloud.faults().next("DescribeVpcs", Fault.unauthorized());

        Reply reply = MockEventServer.call(PUT);

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.code()).isEqualTo("aws-refused");
        assertThat(reply.json().path("detail").textValue()).startsWith("ec2:DescribeVpcs");
    }

    @Test
    void event_failsTheInvocation_soThatItIsDeliveredAgain_whenEc2IsThrottled() {
        cloud.faults().decide(request -> Fault.throttled());

        MockEventServer.invoke(SampleEvents.read("sddc-provisioning-requested")).statusCode(500);

        assertThat(cloud.bus().detailTypes()).doesNotContain("Command Rejected");
    }
}
