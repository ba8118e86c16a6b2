package io.connectedvpc.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.ec2standin.Ec2StandIn;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.local.backend.Backends;
import io.connectedvpc.local.backend.Environment;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** What somebody else does to the embedded EC2 is put right at once: nobody asks for it, and no sweep comes. */
class SelfHealingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final String SDDC = "/sddcs/sddc-1";
    private static final String WEB = "192.168.160.0/24";
    private static final String ELSEWHERE = "203.0.113.0/24";
    private static final String PROVISION = """
            {"vpcId":"vpc-1","subnetId":"subnet-1","managementCidr":"10.2.0.0/16","securityGroupIds":["sg-1"],
             "hosts":[{"hostId":"esx-1","instanceId":"i-1"},{"hostId":"esx-2","instanceId":"i-2"}]}""";

    private final List<String> heardByReconcile = new CopyOnWriteArrayList<>();
    private final Backends backends = Backends.of(new Environment(Map.of()), "connected-vpc");
    private final Ec2StandIn somebody = backends.standIn().orElseThrow();
    private LocalServer server;
    private LocalApi api;

    @BeforeEach
    void start() throws Exception {
        server = TestServers.start(events -> {
            Map<String, RequestStreamHandler> functions =
                    new HashMap<>(TestServers.functions(backends).create(events));
            functions.compute("reconcile-routes", (name, function) -> recording(function));
            return functions;
        });
        api = new LocalApi(server);
        api.call("PUT", SDDC, PROVISION);
        api.call("PUT", SDDC + "/segments/web", "{\"cidr\":\"%s\"}".formatted(WEB));
        awaitQuiet();
    }

    @AfterEach
    void stop() {
        server.close();
        backends.close();
        api.close();
    }

    private RequestStreamHandler recording(RequestStreamHandler function) {
        return (input, output, context) -> {
            byte[] event = input.readAllBytes();
            heardByReconcile.add(JSON.readTree(event).path("detail-type").asText());
            function.handleRequest(new ByteArrayInputStream(event), output, context);
        };
    }

    static Stream<Named<BiConsumer<Ec2StandIn, JsonNode>>> deeds() {
        return Stream.of(
                Named.of(
                        "deletes a route",
                        (ec2, sddc) -> ec2.deleteRoute(
                                call -> call.routeTableId(SampleVpc.MAIN_TABLE).destinationCidrBlock(WEB))),
                Named.of(
                        "re-points a route",
                        (ec2, sddc) -> ec2.replaceRoute(call -> call.routeTableId(SampleVpc.MAIN_TABLE)
                                .destinationCidrBlock(WEB)
                                .gatewayId(SampleVpc.INTERNET_GATEWAY))),
                Named.of("makes another table the main one", (ec2, sddc) -> swapMainTable(ec2)),
                Named.of("detaches the active ENI", (ec2, sddc) -> detach(ec2, sddc)));
    }

    private static void swapMainTable(Ec2StandIn ec2) {
        String other = ec2.createRouteTable(call -> call.vpcId(SampleVpc.VPC))
                .routeTable()
                .routeTableId();
        String main = ec2.describeRouteTables(call -> call.routeTableIds(SampleVpc.MAIN_TABLE)).routeTables().stream()
                .flatMap(table -> table.associations().stream())
                .filter(RouteTableAssociation::main)
                .findFirst()
                .orElseThrow()
                .routeTableAssociationId();
        ec2.replaceRouteTableAssociation(call -> call.associationId(main).routeTableId(other));
    }

    private static void detach(Ec2StandIn ec2, JsonNode sddc) {
        String active = sddc.at("/activeEdge/networkInterfaceId").asText();
        String attachment = ec2.describeNetworkInterfaces(call -> call.networkInterfaceIds(active))
                .networkInterfaces()
                .getFirst()
                .attachment()
                .attachmentId();
        ec2.detachNetworkInterface(call -> call.attachmentId(attachment).force(true));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void vpc_isPutRightAtOnce_whenSomebody(BiConsumer<Ec2StandIn, JsonNode> deed) throws Exception {
        deed.accept(somebody, api.get(SDDC));

        awaitQuiet();
        JsonNode healed = api.get(SDDC);
        assertThat(healed.path("inSync").asBoolean()).as(healed.toString()).isTrue();
        assertThat(healed.at("/segments/0/route").asText()).isEqualTo("ACTIVE");
        assertThat(healed.path("status").asText()).isEqualTo("READY");
    }

    @Test
    void prefixList_isPutRightAtOnce_whenSomebodyEditsIt() throws Exception {
        api.call("PUT", SDDC, PROVISION.replace("{\"vpcId\"", "{\"routing\":\"PREFIX_LIST\",\"vpcId\""));
        awaitQuiet();
        assertThat(heardByReconcile).isEmpty();
        ManagedPrefixList list = list();

        somebody.modifyManagedPrefixList(call -> call.prefixListId(list.prefixListId())
                .currentVersion(list.version())
                .removeEntries(entry -> entry.cidr(WEB)));

        awaitQuiet();
        assertThat(somebody.getManagedPrefixListEntries(call -> call.prefixListId(list.prefixListId()))
                        .entries())
                .anyMatch(entry -> entry.cidr().equals(WEB));
        assertThat(heardByReconcile).containsExactly("AWS API Call via CloudTrail", "Reconcile Requested");
    }

    private ManagedPrefixList list() {
        return somebody.describeManagedPrefixLists(call -> {}).prefixLists().getFirst();
    }

    @Test
    void repair_causesNoFurtherEvent() throws Exception {
        somebody.deleteRoute(call -> call.routeTableId(SampleVpc.MAIN_TABLE).destinationCidrBlock(WEB));

        awaitQuiet();
        assertThat(heardByReconcile).containsExactly("AWS API Call via CloudTrail", "Reconcile Requested");
        assertThat(somebody.journal().calls("CreateRoute"))
                .filteredOn(call -> WEB.equals(call.parameter("DestinationCidrBlock")))
                .as("made with the segment, and once more")
                .hasSize(2);
    }

    @Test
    void ownWrites_causeNoEvent() throws Exception {
        api.call("POST", SDDC + "/edge-moves", "{\"toHost\":\"esx-2\"}");
        api.call("DELETE", SDDC + "/segments/web", "");

        awaitQuiet();
        assertThat(somebody.journal().calls("ReplaceRoute")).isNotEmpty();
        assertThat(somebody.journal().calls("DeleteRoute")).isNotEmpty();
        assertThat(heardByReconcile).isEmpty();
    }

    @Test
    void othersRoutes_areLookedAt_andLeftAlone() throws Exception {
        somebody.createRoute(call -> call.routeTableId(SampleVpc.MAIN_TABLE)
                .destinationCidrBlock(ELSEWHERE)
                .gatewayId(SampleVpc.INTERNET_GATEWAY));

        awaitQuiet();
        assertThat(heardByReconcile).hasSize(2);
        assertThat(somebody.journal().mutatingCalls().stream()
                        .filter(call -> ELSEWHERE.equals(call.parameter("DestinationCidrBlock"))))
                .hasSize(1);
    }

    @Test
    void refusedCall_causesNoEvent() throws Exception {
        assertThatThrownBy(() -> somebody.deleteRoute(
                        call -> call.routeTableId(SampleVpc.MAIN_TABLE).destinationCidrBlock(ELSEWHERE)))
                .hasMessageContaining("no route");

        awaitQuiet();
        assertThat(heardByReconcile).isEmpty();
    }

    private void awaitQuiet() throws InterruptedException {
        assertThat(server.bus().awaitQuiet(QUIET)).isTrue();
        assertThat(server.bus().deadLetters()).isEmpty();
    }
}
