package io.connectedvpc.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.ec2standin.Ec2StandIn;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.lambda.sample.ApiCall;
import io.connectedvpc.lambda.sample.Invocation;
import io.connectedvpc.lambda.sample.SampleCloud;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;

/** The trace names the right reason for what is there in EC2. */
class TraceReasonsTest {

    private static final String WEB_VM = "192.168.160.10";

    private final SampleCloud cloud = new SampleCloud();
    private final QuerySddcFunction function = new QuerySddcFunction(cloud.wiring());

    @BeforeEach
    void provision() {
        cloud.provision();
        cloud.handle(Example.segment("web", Example.WEB, Example.live()));
    }

    @Test
    void packet_reachesTheSegment() {
        assertThat(trace(SampleVpc.ORDINARY_SUBNET, WEB_VM).path("reached").booleanValue())
                .isTrue();
    }

    @Test
    void listOfTheSddc_leadsThere() {
        cloud.handle(Example.provision(new Example.Spec().routing("PREFIX_LIST"), Example.live()));

        JsonNode trace = trace(SampleVpc.ORDINARY_SUBNET, WEB_VM);

        assertThat(trace.path("reached").booleanValue()).as("%s", trace).isTrue();
        assertThat(trace.at("/hops/2/id").textValue()).startsWith("pl-");
    }

    @Test
    void customTable_withoutTheRoute() {
        customTable();
        assertEnd("CUSTOM_ROUTE_TABLE", trace(SampleVpc.ORDINARY_SUBNET, WEB_VM));
    }

    @Test
    void eniWithoutTheActiveEdge_inATableThatNobodyFollowsUp() {
        String table = customTable();
        ec2().createRoute(route -> route.routeTableId(table)
                .destinationCidrBlock(Example.WEB.toString())
                .networkInterfaceId(eniOf("esx-1")));
        assertThat(trace(SampleVpc.ORDINARY_SUBNET, WEB_VM).path("reached").booleanValue())
                .isTrue();

        cloud.handle(Example.move("esx-2", Example.live()));

        assertEnd("ENI_WITHOUT_ACTIVE_EDGE", trace(SampleVpc.ORDINARY_SUBNET, WEB_VM));
    }

    @Test
    void longerForeignRoute() {
        ec2().createRoute(route -> route.routeTableId(SampleVpc.MAIN_TABLE)
                .destinationCidrBlock("192.168.160.0/28")
                .gatewayId(SampleVpc.INTERNET_GATEWAY));
        assertEnd("LONGER_FOREIGN_ROUTE", trace(SampleVpc.ORDINARY_SUBNET, WEB_VM));
    }

    @Test
    void longerEntryOfAForeignList() {
        String list = ec2().createManagedPrefixList(request -> request.prefixListName("theirs")
                        .addressFamily("IPv4")
                        .maxEntries(2)
                        .entries(AddPrefixListEntry.builder()
                                .cidr("192.168.160.0/28")
                                .build()))
                .prefixList()
                .prefixListId();
        ec2().createRoute(route -> route.routeTableId(SampleVpc.MAIN_TABLE)
                .destinationPrefixListId(list)
                .gatewayId(SampleVpc.INTERNET_GATEWAY));
        assertEnd("LONGER_FOREIGN_ROUTE", trace(SampleVpc.ORDINARY_SUBNET, WEB_VM));
    }

    @Test
    void blackhole_whenTheActiveEniIsNotAttached() {
        cloud.handle(Example.provision(
                new Example.Spec().hosts(new HostSpec("esx-1", null, null, null), Example.host(2)), Example.live()));
        assertEnd("BLACKHOLE", trace(SampleVpc.ORDINARY_SUBNET, WEB_VM));
    }

    @Test
    void segmentThatIsNotRouted() {
        cloud.handle(Example.segment("web", Example.WEB, "EXTENDED", Example.live()));
        assertEnd("SEGMENT_NOT_ROUTED", trace(SampleVpc.ORDINARY_SUBNET, WEB_VM));
    }

    @Test
    void secondaryBlock_hasNoWayBack() {
        ec2().associateVpcCidrBlock(request -> request.vpcId(SampleVpc.VPC).cidrBlock("10.5.0.0/16"));
        String subnet = ec2().createSubnet(
                        request -> request.vpcId(SampleVpc.VPC).cidrBlock("10.5.1.0/24"))
                .subnet()
                .subnetId();

        JsonNode trace = trace(subnet, WEB_VM);

        assertThat(trace.path("reached").booleanValue()).isTrue();
        assertEnd("SECONDARY_CIDR", trace.path("return"));
    }

    @ParameterizedTest
    @CsvSource({
        "subnet-77, 192.168.160.10, UNKNOWN_SUBNET",
        "10.0.77.1, 192.168.160.10, UNKNOWN_SUBNET",
        "8.8.8.8,   192.168.160.10, ADDRESS_OUTSIDE_VPC",
        "subnet-3,  172.16.0.1,     ADDRESS_OUTSIDE_SDDC",
    })
    void addressOfNobody(String from, String to, String code) {
        assertEnd(code, trace(from, to));
    }

    private String customTable() {
        String table = ec2().createRouteTable(request -> request.vpcId(SampleVpc.VPC))
                .routeTable()
                .routeTableId();
        ec2().associateRouteTable(request -> request.routeTableId(table).subnetId(SampleVpc.ORDINARY_SUBNET));
        return table;
    }

    private String eniOf(String host) {
        return cloud.stored()
                .found()
                .flatMap(sddc -> sddc.networkInterfaceOf(host))
                .map(NetworkInterface::networkInterfaceId)
                .orElseThrow();
    }

    private Ec2StandIn ec2() {
        return cloud.ec2();
    }

    private JsonNode trace(String from, String to) {
        return Invocation.call(
                        function,
                        ApiCall.to("GET /sddcs/{sddcId}/trace")
                                .query("from", from)
                                .query("to", to)
                                .event())
                .json();
    }

    private static void assertEnd(String code, JsonNode path) {
        assertThat(path.path("reached").booleanValue()).as("%s", path).isFalse();
        assertThat(path.at("/endsAt/code").textValue()).as("%s", path).isEqualTo(code);
    }
}
