package io.connectedvpc.lambda.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.SampleCloud;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailEventsTest {

    private static final String SOMEBODY = "aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux lang/python#3.13";
    private static final String OWN = "aws-sdk-java/2.42.34 md/io#sync lang/java#21.0.9 connected-vpc";

    private final SampleCloud cloud = new SampleCloud();
    private final TrailEvents events = new TrailEvents(cloud.wiring().reconciles());

    @BeforeEach
    void provision() {
        cloud.handle(new Command.ProvisionSddc(
                "sddc-2",
                Example.live(),
                Example.spec()
                        .vpc(SampleVpc.OTHER_VPC)
                        .subnet(SampleVpc.OTHER_VPC_SUBNET)
                        .hosts(
                                new Command.HostSpec("esx-1", null, null, null),
                                new Command.HostSpec("esx-2", null, null, null))
                        .noGroups()
                        .build()));
        cloud.provision();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateRoute", "ReplaceRoute", "DeleteRoute"})
    void route_ofSomebodyElse_asksForThoseThatKnowTheTable(String call) {
        handle(call, SOMEBODY, Json.object().put("routeTableId", SampleVpc.MAIN_TABLE));
        assertThat(asked()).containsExactly("sddc-1");
        assertThat(cloud.bus()
                        .details("Reconcile Requested")
                        .getFirst()
                        .path("causeEventId")
                        .textValue())
                .isEqualTo("event-1");
        cloud.bus().clear();
        handle(call, SOMEBODY, Json.object().put("routeTableId", SampleVpc.OTHER_VPC_TABLE));
        assertThat(asked()).containsExactly("sddc-2");
    }

    @Test
    void route_toAnEni_isOfItsTable() {
        String eni = eni();
        handle(
                "CreateRoute",
                SOMEBODY,
                Json.object().put("routeTableId", SampleVpc.OTHER_VPC_TABLE).put("networkInterfaceId", eni));
        assertThat(asked()).containsExactly("sddc-2");
    }

    @Test
    void tableThatNobodyKnows_isNothingToLookInto() {
        handle("CreateRoute", SOMEBODY, Json.object().put("routeTableId", "rtb-custom"));
        assertThat(asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReplaceRouteTableAssociation", "AssociateRouteTable"})
    void association_asksForAll_sinceTheTableItNamesMayBeNewToTheSddc(String call) {
        handle(call, SOMEBODY, Json.object().put("routeTableId", "rtb-new").put("associationId", "rtbassoc-1"));
        assertThat(asked()).containsExactly("sddc-1", "sddc-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DisassociateRouteTable", "DetachNetworkInterface"})
    void callThatNamesNeitherTableNorEni_asksForAll(String call) {
        handle(call, SOMEBODY, Json.object().put("associationId", "rtbassoc-1"));
        assertThat(asked()).containsExactly("sddc-1", "sddc-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DeleteNetworkInterface", "ModifyNetworkInterfaceAttribute"})
    void eni_asksForItsSddc(String call) {
        handle(call, SOMEBODY, Json.object().put("networkInterfaceId", eni()));
        assertThat(asked()).containsExactly("sddc-1");
        cloud.bus().clear();
        handle(call, SOMEBODY, Json.object().put("networkInterfaceId", "eni-of-somebody"));
        assertThat(asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ModifyManagedPrefixList", "RestoreManagedPrefixListVersion", "DeleteManagedPrefixList"})
    void prefixList_asksForItsSddc(String call) {
        cloud.handle(new Command.ProvisionSddc(
                "sddc-1", Example.live(), Example.spec().routing("PREFIX_LIST").build()));
        String list =
                cloud.stored().found().flatMap(Sddc::prefixListId).orElseThrow().value();
        cloud.bus().clear();
        handle(call, SOMEBODY, ofList(call, list));
        assertThat(asked()).containsExactly("sddc-1");
        cloud.bus().clear();
        handle(call, SOMEBODY, ofList(call, "pl-of-somebody"));
        assertThat(asked()).isEmpty();
    }

    private static ObjectNode ofList(String call, String list) {
        ObjectNode parameters = Json.object();
        parameters.putObject(call + "Request").put("PrefixListId", list);
        return parameters;
    }

    @Test
    void callOfSomebody_isntOwn_becauseItNamesUs() {
        handle("CreateRoute", "connected-vpc-cleaner/1.0", Json.object().put("routeTableId", SampleVpc.MAIN_TABLE));
        assertThat(asked()).containsExactly("sddc-1");
    }

    @Test
    void ownCall_isLeft_orEachWouldCauseTheNext() {
        handle("CreateRoute", OWN, Json.object().put("routeTableId", SampleVpc.MAIN_TABLE));
        assertThat(asked()).isEmpty();
    }

    @Test
    void callThatFailed_isLeft() {
        ObjectNode detail = detail("CreateRoute", SOMEBODY, Json.object().put("routeTableId", SampleVpc.MAIN_TABLE));
        handle(detail.put("errorCode", "Client.UnauthorizedOperation"));
        assertThat(asked()).isEmpty();
    }

    private String eni() {
        return cloud.stored().found().orElseThrow().networkInterfaceIds().get(0);
    }

    private void handle(String call, String userAgent, ObjectNode parameters) {
        handle(detail(call, userAgent, parameters));
    }

    private void handle(JsonNode detail) {
        var event = new Event("event-1", TrailEvents.API_CALL, "aws.ec2", cloud.now(), detail, detail);
        events.handle(event, new Origin("event-1", null, cloud.now().plusSeconds(20)));
    }

    private static ObjectNode detail(String call, String userAgent, ObjectNode parameters) {
        ObjectNode detail = Json.object()
                .put("eventSource", "ec2.amazonaws.com")
                .put("eventName", call)
                .put("userAgent", userAgent);
        detail.set("requestParameters", parameters);
        return detail;
    }

    private List<String> asked() {
        return cloud.bus().details("Reconcile Requested").stream()
                .map(detail -> detail.path("sddcId").textValue())
                .toList();
    }
}
