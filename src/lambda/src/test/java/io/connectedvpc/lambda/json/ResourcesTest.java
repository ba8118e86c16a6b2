package io.connectedvpc.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.service.SddcView;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.lambda.sample.SampleCloud;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ResourcesTest {

    private final SampleCloud cloud = new SampleCloud();

    @Test
    void sddc_hasExactlyTheContractsFields() throws IOException {
        cloud.provision();
        cloud.handle(Example.segment("web", Example.WEB, Example.live()));
        cloud.handle(Example.segment("lab", Example.APP, "EXTENDED", Example.numbered(1)));
        cloud.ec2().createRouteTable(table -> table.vpcId(SampleVpc.VPC));
        useAnotherTable();

        JsonNode sddc = Resources.sddc(view());

        Shapes.assertSame(contract("sddc"), sddc);
        assertThat(sddc.path("warnings"))
                .extracting(warning -> warning.path("code").textValue())
                .containsExactly("CUSTOM_ROUTE_TABLE", "AZ_CROSSING");
        assertThat(sddc.path("segments")).hasSize(2);
        assertThat(sddc.path("networkInterfaces")).hasSize(17);
    }

    @Test
    void sddc_showsTheWorkedExample() {
        cloud.provision();
        cloud.handle(Example.segment("web", Example.WEB, Example.live()));
        cloud.handle(Example.move("esx-2", Example.numbered(3)));

        JsonNode sddc = Resources.sddc(view());

        assertThat(sddc.path("version").intValue()).isEqualTo(3);
        assertThat(sddc.path("sequence").intValue()).isZero();
        assertThat(sddc.path("edgeSequence").intValue()).isEqualTo(3);
        assertThat(sddc.path("availabilityZone").textValue()).isEqualTo(SampleVpc.ZONE);
        assertThat(sddc.path("mainRouteTableId").textValue()).isEqualTo(SampleVpc.MAIN_TABLE);
        assertThat(sddc.at("/activeEdge/hostId").textValue()).isEqualTo("esx-2");
        assertThat(sddc.path("activeEdge").path("networkInterfaceId"))
                .isEqualTo(sddc.at("/networkInterfaces/1/networkInterfaceId"));
        assertThat(sddc.at("/standbyEdge/hostId").textValue()).isEqualTo("esx-1");
        assertThat(sddc.at("/networkInterfaces/0/active").booleanValue()).isFalse();
        assertThat(sddc.at("/networkInterfaces/1/active").booleanValue()).isTrue();
        assertThat(sddc.at("/networkInterfaces/1/instanceId").textValue()).isEqualTo("i-2");
        assertThat(sddc.at("/networkInterfaces/2/hostId").isNull()).isTrue();
        assertThat(sddc.at("/networkInterfaces/2/status").textValue()).isEqualTo("available");
        assertThat(sddc.at("/segments/0/route").textValue()).isEqualTo("ACTIVE");
    }

    @Test
    void host_saysThatItIsLeaving_onlyThen() {
        cloud.handle(Example.provision(
                Example.spec().hosts(Example.host(1), Example.host(2), Example.leaving(3)), Example.live()));

        JsonNode hosts = Resources.sddc(view()).path("hosts");

        assertThat(hosts.get(0).has("leaving")).isFalse();
        assertThat(hosts.get(2).path("leaving").booleanValue()).isTrue();
    }

    @Test
    void sddc_saysWhatItDoesNotKnow_whenEc2CantBeAsked() {
        cloud.provision();
        cloud.handle(Example.segment("web", Example.WEB, Example.live()));

        JsonNode sddc = Resources.sddc(cloud.wiring().queries().stored(cloud.stored()));

        assertThat(sddc.path("inSync").isNull()).isTrue();
        assertThat(sddc.at("/segments/0/route").textValue()).isEqualTo("UNKNOWN");
        assertThat(sddc.at("/networkInterfaces/0/status").isNull()).isTrue();
    }

    @Test
    void standby_isNull_whenNoHostCanBe() {
        cloud.provision();
        cloud.handle(Example.failover("esx-2", Example.live()));

        JsonNode sddc = Resources.sddc(view());

        assertThat(sddc.path("standbyEdge").isNull()).isTrue();
        assertThat(sddc.at("/hosts/0/state").textValue()).isEqualTo("DOWN");
        assertThat(sddc.at("/warnings/0/code").textValue()).isEqualTo("NO_STANDBY");
    }

    @Test
    void host_mayHaveNoInstance() {
        var host = new HostSpec("esx-1", null, null, null);
        cloud.handle(Example.provision(Example.spec().hosts(host, Example.host(2)), Example.live()));

        JsonNode sddc = Resources.sddc(view());

        assertThat(sddc.at("/hosts/0/instanceId").isNull()).isTrue();
        assertThat(sddc.at("/networkInterfaces/0/instanceId").isNull()).isTrue();
        assertThat(sddc.at("/networkInterfaces/0/status").textValue()).isEqualTo("available");
        assertThat(sddc.path("warnings"))
                .extracting(warning -> warning.path("code").textValue())
                .contains("UNATTACHED_ACTIVE_ENI");
    }

    @Test
    void summary_isTakenFromTheStoreAlone() {
        cloud.provision();
        cloud.ec2().journal().clear();

        JsonNode summary = Resources.summary(cloud.wiring().queries().stored(cloud.stored()));

        assertThat(summary.fieldNames())
                .toIterable()
                .contains("sddcId", "status", "version", "vpcId", "subnetId", "managementCidr", "paused", "activeEdge");
        assertThat(cloud.ec2().journal().calls()).isEmpty();
    }

    @Test
    void changes_leaveOutWhatDoesNotApply() {
        Cidr web = Example.WEB;
        JsonNode changes = Resources.changes(List.of(
                new RouteChange(Action.CREATE, "rtb-1", web, null, "eni-1"),
                new RouteChange(Action.REPLACE, "rtb-1", web, "eni-0", "eni-1"),
                new RouteChange(Action.DELETE, "rtb-1", web, "eni-0", null)));

        assertThat(Json.write(changes))
                .isEqualTo("[{\"action\":\"CREATE\",\"routeTableId\":\"rtb-1\",\"destination\":\"192.168.160.0/24\","
                        + "\"toNetworkInterfaceId\":\"eni-1\"},"
                        + "{\"action\":\"REPLACE\",\"routeTableId\":\"rtb-1\",\"destination\":\"192.168.160.0/24\","
                        + "\"fromNetworkInterfaceId\":\"eni-0\",\"toNetworkInterfaceId\":\"eni-1\"},"
                        + "{\"action\":\"DELETE\",\"routeTableId\":\"rtb-1\",\"destination\":\"192.168.160.0/24\","
                        + "\"fromNetworkInterfaceId\":\"eni-0\"}]");
    }

    @Test
    void plan_saysWhatItCosts() {
        var change = new RouteChange(Action.CREATE, "rtb-1", Example.WEB, null, "eni-1");

        JsonNode plan = Resources.plan(Plan.of(Collections.nCopies(104, change), List.of(), List.of()));

        assertThat(plan.fieldNames()).toIterable().containsExactly("inSync", "changes", "estimate");
        assertThat(plan.path("inSync").booleanValue()).isFalse();
        assertThat(plan.at("/estimate/ec2Calls").intValue()).isEqualTo(104);
        assertThat(plan.at("/estimate/seconds").doubleValue()).isEqualTo(10.8);
    }

    private SddcView view() {
        return cloud.wiring().queries().view(cloud.stored());
    }

    private void useAnotherTable() {
        String table = cloud.ec2().describeRouteTables().routeTables().stream()
                .filter(found -> found.associations().isEmpty())
                .findFirst()
                .orElseThrow()
                .routeTableId();
        cloud.ec2().associateRouteTable(use -> use.routeTableId(table).subnetId(SampleVpc.OTHER_ZONE_SUBNET));
    }

    private static JsonNode contract(String name) throws IOException {
        try (InputStream in = ResourcesTest.class.getResourceAsStream("/contract/" + name + ".json")) {
            return Json.read(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
