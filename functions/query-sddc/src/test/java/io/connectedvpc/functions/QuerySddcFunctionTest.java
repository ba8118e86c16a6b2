package io.connectedvpc.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.ec2standin.faults.Fault;
import io.connectedvpc.lambda.sample.ApiCall;
import io.connectedvpc.lambda.sample.MockEventServer;
import io.connectedvpc.lambda.sample.Reply;
import io.connectedvpc.lambda.sample.SampleCloud;
import io.connectedvpc.lambda.sample.SampleEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QuerySddcFunctionTest {

    @Inject
    SampleCloud cloud;

    private int commits;

    @BeforeEach
    void provision() {
        cloud.startOver();
        cloud.provision();
        commits = cloud.commits();
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(cloud.commits()).isEqualTo(commits);
        assertThat(cloud.ec2Writes()).isEmpty();
        assertThat(cloud.bus().detailTypes()).isEmpty();
    }

    @Test
    void get_showsTheSddc() {
        Reply reply = MockEventServer.call(SampleEvents.read("get-sddc"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.json().path("status").textValue()).isEqualTo("READY");
        assertThat(reply.json().path("inSync").booleanValue()).isTrue();
    }

    @Test
    void get_answersFromTheStore_whenEc2CantBeAsked() {
        cloud.faults().decide(request -> Fault.unavailable());

        Reply reply = MockEventServer.call(SampleEvents.read("get-sddc"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("inSync").isNull()).isTrue();
        assertThat(reply.json().path("warnings"))
                .extracting(warning -> warning.path("code").textValue())
                .containsExactly("EC2_UNAVAILABLE");
        assertThat(reply.json().path("networkInterfaces")).hasSize(17);
    }

    @Test
    void list_showsASummaryOfEachSddc() {
        Reply reply = MockEventServer.call(SampleEvents.read("list-sddcs"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("sddcs")).hasSize(1);
        assertThat(reply.json().at("/sddcs/0/sddcId").textValue()).isEqualTo(Example.SDDC);
        assertThat(reply.json().path("next").isNull()).isTrue();
    }

    @Test
    void plan_showsWhatAnEdgeMoveWouldChange() {
        Reply reply = MockEventServer.call(SampleEvents.read("get-plan"));

        assertThat(reply.status()).isEqualTo(200);
        JsonNode plan = reply.json();
        assertThat(plan.path("inSync").booleanValue()).isFalse();
        assertThat(plan.at("/changes/0/action").textValue()).isEqualTo("REPLACE");
        assertThat(plan.at("/estimate/ec2Calls").intValue()).isEqualTo(1);
        assertThat(plan.at("/estimate/seconds").doubleValue()).isZero();
    }

    @Test
    void routeTables_showsEveryTableWithTheRoutesOfOthers() {
        Reply reply = MockEventServer.call(SampleEvents.read("get-route-tables"));

        assertThat(reply.status()).isEqualTo(200);
        JsonNode main = reply.json().at("/routeTables/0");
        assertThat(main.path("main").booleanValue()).isTrue();
        assertThat(main.path("managed").booleanValue()).isTrue();
        assertThat(main.path("subnets"))
                .extracting(subnet -> subnet.path("subnetId").textValue())
                .containsExactlyInAnyOrder("subnet-1", "subnet-3", "subnet-4");
        assertThat(main.path("routes")).extracting(JsonNode::toString).contains("""
                        {"destination":"10.0.0.0/16","target":"local","state":"ACTIVE","origin":"LOCAL","managed":false}""", """
                        {"destination":"0.0.0.0/0","target":"igw-1","state":"ACTIVE","origin":"STATIC","managed":false}""", """
                        {"destination":"10.2.0.0/16","target":"%s","state":"ACTIVE","origin":"STATIC","managed":true,"segment":"management"}""".formatted(activeEni()));
    }

    @Test
    void trace_showsTheWayThereAndBack() {
        Reply reply = MockEventServer.call(SampleEvents.read("get-trace"));

        assertThat(reply.status()).isEqualTo(200);
        JsonNode trace = reply.json();
        assertThat(trace.path("reached").booleanValue()).isTrue();
        assertThat(trace.path("hops"))
                .extracting(hop -> hop.path("kind").textValue())
                .containsExactly(
                        "SUBNET", "ROUTE_TABLE", "ROUTE", "NETWORK_INTERFACE", "HOST", "EDGE", "MANAGEMENT_NETWORK");
        assertThat(trace.at("/return/reached").booleanValue()).isTrue();
        assertThat(trace.path("availabilityZoneCrossing").booleanValue()).isTrue();
        assertThat(trace.path("notEvaluated").toString()).isEqualTo("[\"SECURITY_GROUPS\",\"NETWORK_ACLS\"]");
    }

    @Test
    void trace_isRefused_whenItIsFromNowhere() {
        ApiCall trace = ApiCall.to("GET /sddcs/{sddcId}/trace");

        assertThat(MockEventServer.call(trace.query("from", "10.0.20.7").event())
                        .code())
                .isEqualTo("malformed-request");
        assertThat(MockEventServer.call(trace.query("to", "everywhere").event()).code())
                .isEqualTo("invalid-field");
    }

    @Test
    void preflight_tellsOfWhatAnotherSddcHolds() {
        Reply reply = MockEventServer.call(SampleEvents.read("post-preflight"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("findings"))
                .filteredOn(finding -> finding.path("severity").textValue().equals("ERROR"))
                .extracting(finding -> finding.path("code").textValue())
                .containsExactly("OVERLAP", "ROUTE_CONFLICT");
        assertThat(reply.json().path("findings"))
                .extracting(finding -> finding.path("code").textValue())
                .contains("AZ_CROSSING");
    }

    @Test
    void preflight_isRefused_whenTheBodyIsMalformed() {
        ApiCall call = ApiCall.to("POST /preflight");

        assertThat(MockEventServer.call(
                                call.body("{\"segments\":[{\"color\":1}]}").event())
                        .code())
                .isEqualTo("malformed-request");
        assertThat(MockEventServer.call(call.body("{\"vpcId\":\"vpc-1\"}").event())
                        .code())
                .isEqualTo("malformed-request");
    }

    @Test
    void history_showsWhoAskedForWhat() {
        Reply reply = MockEventServer.call(SampleEvents.read("get-history"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("history")).hasSize(1);
        JsonNode entry = reply.json().at("/history/0");
        assertThat(entry.path("command").textValue()).isEqualTo("PROVISION_SDDC");
        assertThat(entry.path("outcome").textValue()).isEqualTo("APPLIED");
        assertThat(entry.at("/cause/eventId").textValue()).isEqualTo("set-up");
        assertThat(entry.path("changeCount").intValue()).isEqualTo(1);
        assertThat(entry.at("/milliseconds/total").isIntegralNumber()).isTrue();
        assertThat(reply.json().path("next").isNull()).isTrue();
    }

    @Test
    void startPage_isHtml() {
        Reply reply = MockEventServer.call(SampleEvents.read("get-start-page"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.payload().path("body").textValue()).contains("<title>connected-vpc</title>");
    }

    @Test
    void consoleFile_isServed() {
        Reply reply = MockEventServer.call(
                ApiCall.to("GET /console/{file}").at("file", "app.js").event());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("text/javascript");
    }

    @Test
    void noRoute_saysWhichMethodsAreAllowed() {
        Reply reply = MockEventServer.call(SampleEvents.read("no-route"));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.code()).isEqualTo("method-not-allowed");
        assertThat(reply.header("Allow")).isEqualTo("POST");
    }

    @Test
    void get_isRefused_whenThereIsNoSuchSddc() {
        Reply reply = MockEventServer.call(
                ApiCall.to("GET /sddcs/{sddcId}").at("sddcId", "sddc-2").event());

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("not-found");
    }

    @Test
    void list_isRefused_whenTheQueryIsUnknown() {
        Reply reply = MockEventServer.call(
                ApiCall.to("GET /sddcs").query("color", "blue").event());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("malformed-request");
    }

    private String activeEni() {
        return cloud.stored().found().orElseThrow().activeNetworkInterfaceId().orElseThrow();
    }
}
