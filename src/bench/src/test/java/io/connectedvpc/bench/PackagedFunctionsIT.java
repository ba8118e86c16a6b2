package io.connectedvpc.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.bench.cloud.Clients;
import io.connectedvpc.bench.cloud.Moto;
import io.connectedvpc.bench.lambda.FunctionProcess;
import io.connectedvpc.bench.lambda.Task;
import io.connectedvpc.bench.sample.SampleVpc;
import io.connectedvpc.bench.zips.Packaging;
import io.connectedvpc.lambda.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;

/**
 * The life of the sample SDDC, by the sample events, in the functions as they are packaged: each is a process of its own that talks to the
 * Lambda Runtime API and, over HTTP, to moto. The system property {@code packaging} says which zips; native ones by default.
 */
@TestMethodOrder(OrderAnnotation.class)
class PackagedFunctionsIT {

    private static final Path PROJECT =
            Path.of("").toAbsolutePath().resolve("../..").normalize();
    private static final Packaging PACKAGING = Packaging.valueOf(System.getProperty("packaging", "NATIVE"));
    private static final int SLOTS = 17;

    @TempDir
    private static Path folder;

    private static Moto moto;
    private static Clients clients;
    private static SampleVpc vpc;
    private static final Map<String, FunctionProcess> RUNNING = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Moto.program();
        if (program.isEmpty()) {
            System.out.println("SKIPPED: the packaged functions, since moto_server isn't on the PATH");
        }
        assumeTrue(program.isPresent(), "moto_server isn't on the PATH");
        moto = Moto.start(program.orElseThrow());
        clients = Clients.of(moto.endpoint());
        vpc = SampleVpc.create(clients);
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(FunctionProcess::close);
        if (moto != null) {
            clients.close();
            moto.close();
        }
    }

    @Test
    @Order(1)
    void provisionSddc_makesTheNetworkInterfaces() throws Exception {
        JsonNode reply = Json.read(answer("provision-sddc", "put-sddc"));

        assertThat(reply.path("statusCode").intValue()).isEqualTo(201);
        assertThat(Json.read(reply.path("body").textValue()).path("networkInterfaces"))
                .hasSize(SLOTS);
        assertThat(interfaces()).hasSize(SLOTS);
    }

    @Test
    @Order(2)
    void provisionSddc_changesNothing_whenItIsAskedAgain() throws Exception {
        assertThat(answer("provision-sddc", "sddc-provisioning-requested")).isEqualTo("null");

        assertThat(interfaces()).hasSize(SLOTS);
    }

    @Test
    @Order(3)
    void manageSegments_addsRoutes() throws Exception {
        assertThat(status("manage-segments", "put-segment")).isEqualTo(201);
        assertThat(answer("manage-segments", "segment-created")).isEqualTo("null");
        assertThat(destinations()).containsExactlyInAnyOrder("10.2.0.0/16", "192.168.160.0/24");

        assertThat(answer("manage-segments", "segment-updated")).isEqualTo("null");
        assertThat(destinations()).containsExactlyInAnyOrder("10.2.0.0/16", "192.168.163.0/24");
        assertThat(routes()).extracting(Route::networkInterfaceId).containsOnly(interfaceOf("i-1"));
    }

    @ParameterizedTest
    @Order(4)
    @ValueSource(
            strings = {
                "get-start-page",
                "get-console-file",
                "list-sddcs",
                "get-sddc",
                "get-plan",
                "get-route-tables",
                "get-trace",
                "get-history",
                "post-preflight"
            })
    void querySddc_answers(String event) throws Exception {
        assertThat(status("query-sddc", event)).isEqualTo(200);
    }

    @Test
    @Order(5)
    void querySddc_refuses_whatNoRouteFits() throws Exception {
        assertThat(status("query-sddc", "no-route")).isIn(404, 405);
    }

    @Test
    @Order(6)
    void moveEdge_rePointsTheRoutes() throws Exception {
        assertThat(answer("move-edge", "edge-moved")).isEqualTo("null");

        assertThat(routes()).isNotEmpty().extracting(Route::networkInterfaceId).containsOnly(interfaceOf("i-2"));
    }

    @Test
    @Order(7)
    void moveEdge_takesWhatElseTheTemplateSends() throws Exception {
        assertThat(status("move-edge", "post-edge-move")).isEqualTo(200);
        assertThat(answer("move-edge", "instance-state-change")).isEqualTo("null");
    }

    @Test
    @Order(8)
    void reconcileRoutes_repairs() throws Exception {
        Route broken = routes().getFirst();
        int before = routes().size();
        clients.ec2()
                .deleteRoute(call ->
                        call.routeTableId(vpc.ids().get("rtb-1")).destinationCidrBlock(broken.destinationCidrBlock()));

        assertThat(answer("reconcile-routes", "reconcile-requested")).isEqualTo("null");

        assertThat(routes()).hasSize(before);
    }

    /** By events on the bus, to which nothing is bound in moto. */
    @ParameterizedTest
    @Order(9)
    @ValueSource(strings = {"api-call-via-cloudtrail", "scheduled-event"})
    void reconcileRoutes_asksForReconciles(String event) throws Exception {
        assertThat(answer("reconcile-routes", event)).isEqualTo("null");
    }

    @Test
    @Order(10)
    void reconcileRoutes_answersARequest() throws Exception {
        assertThat(status("reconcile-routes", "post-reconcile")).isEqualTo(200);
    }

    @Test
    @Order(11)
    void manageSegments_removesRoutes() throws Exception {
        assertThat(answer("manage-segments", "segment-deleted")).isEqualTo("null");
        assertThat(status("manage-segments", "delete-segment")).isIn(404, 409);

        assertThat(destinations()).containsExactly("10.2.0.0/16");
    }

    @Test
    @Order(12)
    void provisionSddc_removesAll() throws Exception {
        assertThat(status("provision-sddc", "delete-sddc")).isIn(200, 202, 204);
        assertThat(answer("provision-sddc", "sddc-deprovisioning-requested")).isEqualTo("null");

        assertThat(routes()).isEmpty();
        assertThat(interfaces()).isEmpty();
    }

    @ParameterizedTest
    @Order(13)
    @ValueSource(strings = {"provision-sddc", "manage-segments", "move-edge", "reconcile-routes"})
    void functions_tellTheirFigures(String function) throws Exception {
        assertThat(Files.readAllLines(folder.resolve(function + ".log")))
                .filteredOn(line -> line.contains("\"_aws\""))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Json.read(line).path("_aws").path("CloudWatchMetrics"))
                        .isNotEmpty());
    }

    private static int status(String function, String event) throws Exception {
        return Json.read(answer(function, event)).path("statusCode").intValue();
    }

    private static String answer(String function, String event) throws Exception {
        FunctionProcess process = RUNNING.get(function);
        if (process == null) {
            process = start(function);
            RUNNING.put(function, process);
        }
        return process.invoke(vpc.event(event)).text();
    }

    private static FunctionProcess start(String function) throws Exception {
        Task task = Task.unpack(PACKAGING.zip(PROJECT, function), folder.resolve(function));
        Map<String, String> environment = new HashMap<>(SampleVpc.ENVIRONMENT);
        environment.put("AWS_ENDPOINT_URL", moto.endpoint().toString());
        return FunctionProcess.start(task, environment, folder.resolve(function + ".log"));
    }

    private static List<NetworkInterface> interfaces() {
        Filter ours =
                Filter.builder().name("tag-key").values("connected-vpc:sddc").build();
        return clients.ec2()
                .describeNetworkInterfaces(call -> call.filters(ours))
                .networkInterfaces();
    }

    /** The routes of the main table that lead to an ENI. */
    private static List<Route> routes() {
        return clients
                .ec2()
                .describeRouteTables(call -> call.routeTableIds(vpc.ids().get("rtb-1")))
                .routeTables()
                .getFirst()
                .routes()
                .stream()
                .filter(route -> route.networkInterfaceId() != null)
                .toList();
    }

    private static List<String> destinations() {
        return routes().stream().map(Route::destinationCidrBlock).toList();
    }

    /** The SDDC's ENI that is attached to an instance of the sample events. */
    private static String interfaceOf(String instance) {
        return interfaces().stream()
                .filter(eni -> eni.attachment() != null
                        && vpc.ids().get(instance).equals(eni.attachment().instanceId()))
                .findFirst()
                .orElseThrow()
                .networkInterfaceId();
    }
}
