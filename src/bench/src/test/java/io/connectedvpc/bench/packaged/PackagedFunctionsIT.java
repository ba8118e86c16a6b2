package io.connectedvpc.bench.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.packaged.Bus.Told;
import io.connectedvpc.bench.packaged.Stage.Reply;
import io.connectedvpc.lambda.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/** The life of the sample SDDC, by the sample events, in the functions as they are packaged. Each test goes on where the one before it ended. */
@TestMethodOrder(OrderAnnotation.class)
class PackagedFunctionsIT {

    @RegisterExtension
    static final PackagedFunctions FUNCTIONS = new PackagedFunctions();

    private static final String SDDC = "sample";
    private static final String MANAGEMENT = "10.2.0.0/16";
    private static final String FIRST_WEB = "192.168.160.0/24";
    private static final String WEB = "192.168.163.0/24";
    private static final String UNEXPLAINED = "172.16.0.0/16";
    private static final int SLOTS = 17;

    private static SampleSddc sddc;
    private static Ec2View ec2;

    @BeforeAll
    static void makeVpc() {
        sddc = FUNCTIONS.stage().sddc(SDDC);
        ec2 = sddc.ec2();
    }

    @Test
    @Order(1)
    void provisionSddc_makesTheNetworkInterfaces() throws Exception {
        Reply made = sddc.request("provision-sddc", "put-sddc");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("networkInterfaces")).hasSize(SLOTS);
        assertThat(made.json().path("inSync").booleanValue()).isTrue();
        assertThat(ec2.interfaces()).hasSize(SLOTS).noneMatch(NetworkInterface::sourceDestCheck);
        assertThat(ec2.routes()).isEqualTo(Map.of(MANAGEMENT, ec2.interfaceOn("i-1")));
    }

    @Test
    @Order(2)
    void provisionSddc_changesNothing_whenItIsAskedAgain() throws Exception {
        List<NetworkInterface> before = ec2.interfaces();

        assertThat(sddc.told("provision-sddc", "sddc-provisioning-requested")).isEmpty();
        assertThat(sddc.request("provision-sddc", "put-sddc").status()).isEqualTo(200);

        assertThat(ec2.interfaces()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @Order(3)
    void manageSegments_addsAndChangesRoutes() throws Exception {
        String active = ec2.interfaceOn("i-1");

        assertThat(sddc.request("manage-segments", "put-segment").status()).isEqualTo(201);
        assertThat(sddc.told("manage-segments", "segment-created")).containsExactly("Segment Ignored");
        assertThat(ec2.routes()).isEqualTo(Map.of(MANAGEMENT, active, FIRST_WEB, active));

        assertThat(sddc.told("manage-segments", "segment-updated")).containsExactly("Segment Synchronized");
        assertThat(ec2.routes()).isEqualTo(Map.of(MANAGEMENT, active, WEB, active));
    }

    @Test
    @Order(4)
    void manageSegments_tellsOfACommandThatItRejects() throws Exception {
        List<Told> told = sddc.deliver("manage-segments", "segment-created", FIRST_WEB, "192.168.160.1/24");

        assertThat(told).extracting(Told::detailType).containsExactly("Command Rejected");
        assertThat(told.getFirst().detail().at("/problem/status").intValue()).isEqualTo(422);
    }

    @ParameterizedTest
    @Order(5)
    @CsvSource({
        "list-sddcs, /sddcs/0/activeEdge/hostId, esx-1",
        "get-sddc, /inSync, true",
        "get-plan, /estimate/ec2Calls, 2",
        "get-route-tables, /routeTables/0/managed, true",
        "get-history, /history/0/command, PUT_SEGMENT",
        "post-preflight, /findings/0/code, OVERLAP"
    })
    void querySddc_answers(String event, String pointer, String expected) throws Exception {
        Reply reply = sddc.request("query-sddc", event);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at(pointer).asText()).isEqualTo(expected);
    }

    @Test
    @Order(5)
    void querySddc_tracesToTheEdge() throws Exception {
        Reply reply = sddc.request("query-sddc", "get-trace", "subnet-4", ec2.id("subnet-1"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("reached").booleanValue()).isTrue();
        assertThat(reply.json().path("hops").findValuesAsText("id")).contains(ec2.interfaceOn("i-1"));
    }

    @ParameterizedTest
    @Order(5)
    @ValueSource(strings = {"get-start-page", "get-console-file"})
    void querySddc_servesTheConsole(String event) throws Exception {
        Reply reply = sddc.request("query-sddc", event);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().path("Content-Type").asText()).isEqualTo("text/html; charset=utf-8");
        assertThat(reply.body()).startsWith("<!doctype html>");
    }

    @Test
    @Order(5)
    void querySddc_refuses_whatNoRouteFits() throws Exception {
        assertThat(sddc.request("query-sddc", "no-route").status()).isEqualTo(405);
    }

    @Test
    @Order(6)
    void moveEdge_rePointsTheRoutes_onceForAnEvent() throws Exception {
        assertThat(sddc.told("move-edge", "edge-moved")).containsExactly("Edge Move Applied");
        assertAllRoutesLeadTo("i-2");

        assertThat(sddc.told("move-edge", "edge-moved")).containsExactly("Edge Move Ignored");
        assertAllRoutesLeadTo("i-2");
    }

    @Test
    @Order(7)
    void moveEdge_rePointsTheRoutes_forARequest() throws Exception {
        Reply repeated = sddc.request("move-edge", "post-edge-move");
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.json().path("applied").booleanValue()).isFalse();

        Reply moved = sddc.request(
                "move-edge", "post-edge-move", "esx-2", "esx-1", "\\\"sequence\\\":1", "\\\"sequence\\\":2");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().path("applied").booleanValue()).isTrue();
        assertThat(moved.json().path("changes")).hasSize(2);
        assertAllRoutesLeadTo("i-1");

        assertThat(sddc.request("move-edge", "post-edge-move").status()).isEqualTo(409);
        assertAllRoutesLeadTo("i-1");
    }

    @Test
    @Order(8)
    void moveEdge_promotesTheStandby_whenTheHostFails() throws Exception {
        String now = Instant.now().toString();

        assertThat(sddc.told("move-edge", "instance-state-change", "2026-11-01T12:08:00Z", now))
                .containsExactly("Edge Move Applied");

        assertAllRoutesLeadTo("i-2");
        assertThat(sddc.request("query-sddc", "get-sddc")
                        .json()
                        .at("/hosts/0/state")
                        .asText())
                .isEqualTo("DOWN");
    }

    @Test
    @Order(9)
    void reconcileRoutes_repairs_onceForAnEvent() throws Exception {
        ec2.deleteRoute(WEB);
        ec2.rePoint(MANAGEMENT, ec2.interfaceOn("i-1"));

        assertThat(sddc.told("reconcile-routes", "reconcile-requested")).containsExactly("Route Drift Repaired");
        assertAllRoutesLeadTo("i-2");

        assertThat(sddc.told("reconcile-routes", "reconcile-requested")).isEmpty();
    }

    @ParameterizedTest
    @Order(10)
    @ValueSource(strings = {"api-call-via-cloudtrail", "scheduled-event"})
    void reconcileRoutes_asksItselfForReconciles(String event) throws Exception {
        ec2.rePoint(WEB, ec2.interfaceOn("i-1"));

        List<Told> asked = sddc.deliver("reconcile-routes", event);
        assertThat(asked).extracting(Told::detailType).containsExactly("Reconcile Requested");

        assertThat(sddc.deliver("reconcile-routes", asked.getFirst()))
                .extracting(Told::detailType)
                .containsExactly("Route Drift Repaired");
        assertAllRoutesLeadTo("i-2");
    }

    @Test
    @Order(11)
    void reconcileRoutes_prunes_whenItIsAskedTo() throws Exception {
        ec2.addRoute(UNEXPLAINED, ec2.interfaceOn("i-1"));
        assertThat(sddc.told("reconcile-routes", "reconcile-requested")).isEmpty();
        assertThat(ec2.routes()).containsKey(UNEXPLAINED);

        Reply pruned = sddc.request("reconcile-routes", "post-reconcile");

        assertThat(pruned.status()).isEqualTo(200);
        assertThat(pruned.json().path("inSync").booleanValue()).isTrue();
        assertThat(pruned.json().at("/changes/0/destination").asText()).isEqualTo(UNEXPLAINED);
        assertAllRoutesLeadTo("i-2");
    }

    @Test
    @Order(12)
    void manageSegments_removesARoute_forARequest() throws Exception {
        assertThat(sddc.request("manage-segments", "delete-segment").status()).isEqualTo(409);
        assertThat(ec2.routes()).containsKey(WEB);

        assertThat(sddc.request("manage-segments", "delete-segment", "\"sequence\": \"2\"", "\"sequence\": \"3\"")
                        .status())
                .isEqualTo(204);
        assertThat(ec2.routes()).containsOnlyKeys(MANAGEMENT);
        assertThat(sddc.told("manage-segments", "segment-deleted")).containsExactly("Segment Ignored");
    }

    @Test
    @Order(13)
    void manageSegments_removesARoute_forAnEvent() throws Exception {
        assertThat(sddc.request("manage-segments", "put-segment", "\\\"sequence\\\":1", "\\\"sequence\\\":4")
                        .status())
                .isEqualTo(201);
        assertThat(ec2.routes()).containsOnlyKeys(MANAGEMENT, FIRST_WEB);

        assertThat(sddc.told("manage-segments", "segment-deleted", "\"sequence\": 3", "\"sequence\": 5"))
                .containsExactly("Segment Synchronized");
        assertThat(ec2.routes()).containsOnlyKeys(MANAGEMENT);
    }

    @Test
    @Order(14)
    void provisionSddc_removesAll_forARequest() throws Exception {
        assertThat(sddc.request("provision-sddc", "delete-sddc").status()).isEqualTo(204);

        assertThat(ec2.routes()).isEmpty();
        assertThat(ec2.interfaces()).isEmpty();
        assertThat(sddc.told("provision-sddc", "sddc-deprovisioning-requested")).isEmpty();
        assertThat(sddc.request("query-sddc", "get-sddc").status()).isEqualTo(404);
    }

    @Test
    @Order(15)
    void provisionSddc_makesAndRemovesAll_forEvents() throws Exception {
        assertThat(sddc.told("provision-sddc", "sddc-provisioning-requested", "\"sequence\": 1", "\"sequence\": 3"))
                .containsExactly("SDDC Provisioned");
        assertThat(ec2.interfaces()).hasSize(SLOTS);
        assertAllRoutesLeadTo("i-1");

        assertThat(sddc.told("provision-sddc", "sddc-deprovisioning-requested", "\"sequence\": 2", "\"sequence\": 4"))
                .containsExactly("SDDC Deprovisioned");
        assertThat(ec2.routes()).isEmpty();
        assertThat(ec2.interfaces()).isEmpty();
    }

    @ParameterizedTest
    @Order(16)
    @CsvSource({
        "provision-sddc, RoutesChanged",
        "manage-segments, RoutesChanged",
        "move-edge, FailoverFromReceipt",
        "reconcile-routes, DriftFound"
    })
    void functions_tellTheirFigures(String function, String metric) throws Exception {
        assertThat(FUNCTIONS.stage().output(function))
                .filteredOn(line -> line.contains("\"_aws\""))
                .anySatisfy(line -> assertThat(Json.read(line)
                                .at("/_aws/CloudWatchMetrics/0/Metrics")
                                .findValuesAsText("Name"))
                        .contains(metric));
    }

    private static void assertAllRoutesLeadTo(String instance) {
        String active = ec2.interfaceOn(instance);
        assertThat(ec2.routes())
                .isNotEmpty()
                .allSatisfy((destination, target) ->
                        assertThat(target).as(destination).isEqualTo(active));
    }
}
