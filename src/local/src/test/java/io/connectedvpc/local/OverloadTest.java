package io.connectedvpc.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectedvpc.ec2standin.Ec2StandIn;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.ec2standin.faults.FaultyEc2;
import io.connectedvpc.local.backend.Backends;
import io.connectedvpc.local.backend.Environment;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Route;

/**
 * A flood of segments, of which none gets done while the test holds EC2's answers back, doesn't hold up an Edge move: not
 * another SDDC's, nor its own SDDC's.
 */
class OverloadTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int FLOOD = 30;
    private static final String FLOODED = "192.168.";

    private final Backends embedded = Backends.of(new Environment(Map.of()), "connected-vpc");
    private final Ec2StandIn ec2 = embedded.standIn().orElseThrow();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();
    private LocalServer server;
    private LocalApi api;

    @BeforeEach
    void start() throws Exception {
        FaultyEc2 slow = FaultyEc2.around(embedded.ec2());
        slow.delay(request -> isOfTheFlood(request) ? LONG : Duration.ZERO, this::hold);
        Backends backends =
                new Backends(slow.client(), embedded.dynamoDb(), embedded.standIn(), embedded.description());
        server = TestServers.start(backends);
        api = new LocalApi(server);
        provision("flooded", "10.2.0.0/16", 1, 2);
        provision("other", "10.3.0.0/16", 3, 4);
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
        embedded.close();
        api.close();
    }

    private void provision(String sddcId, String management, int first, int second) throws Exception {
        api.call("PUT", "/sddcs/" + sddcId, """
                {"vpcId":"vpc-1","subnetId":"subnet-1","managementCidr":"%s","securityGroupIds":["sg-1"],
                 "hosts":[{"hostId":"esx-1","instanceId":"i-%d"},{"hostId":"esx-2","instanceId":"i-%d"}]}
                """.formatted(management, first, second));
    }

    private static boolean isOfTheFlood(Ec2Request request) {
        return request instanceof CreateRouteRequest create
                && create.destinationCidrBlock().startsWith(FLOODED);
    }

    private void hold(Duration latency) {
        if (latency.isZero()) {
            return;
        }
        held.incrementAndGet();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void flood() throws Exception {
        for (int segment = 0; segment < FLOOD; segment++) {
            api.putEvent(
                    "connected-vpc.sddc",
                    "Segment Created",
                    "{\"sddcId\":\"flooded\",\"name\":\"seg-%d\",\"cidr\":\"%s%d.0/24\",\"sequence\":1}"
                            .formatted(segment, FLOODED, segment));
        }
        await().atMost(LONG).until(() -> held.get() > 0);
    }

    @Test
    void anotherSddcsFailover_isDone_whileTheFloodIsHeldUp() throws Exception {
        flood();

        api.putEvent(
                "aws.ec2",
                "EC2 Instance State-change Notification",
                "{\"instance-id\":\"i-3\",\"state\":\"stopping\"}");

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(targets("10.3.0.0/16")).containsExactly(interfaceOn("i-4")));
        assertThat(release.getCount()).as("the flood is still held").isPositive();
        finish();
    }

    @Test
    void itsOwnEdgeMove_isDone_whileTheFloodIsHeldUp() throws Exception {
        flood();

        api.putEvent(
                "connected-vpc.sddc", "Edge Moved", "{\"sddcId\":\"flooded\",\"toHost\":\"esx-2\",\"sequence\":1}");

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(targets("10.2.0.0/16")).containsExactly(interfaceOn("i-2")));
        assertThat(release.getCount()).as("the flood is still held").isPositive();
        finish();
        assertThat(targets(FLOODED)).containsExactly(interfaceOn("i-2"));
    }

    /** Nothing of the flood is lost in the end. */
    private void finish() throws Exception {
        release.countDown();
        assertThat(server.bus().awaitQuiet(LONG)).isTrue();
        assertThat(server.bus().deadLetters()).isEmpty();
        assertThat(api.get("/sddcs/flooded").path("segments"))
                .hasSize(FLOOD)
                .allSatisfy(
                        segment -> assertThat(segment.path("route").asText()).isEqualTo("ACTIVE"));
    }

    private Set<String> targets(String destinations) {
        return ec2
                .describeRouteTables(call -> call.routeTableIds(SampleVpc.MAIN_TABLE))
                .routeTables()
                .getFirst()
                .routes()
                .stream()
                .filter(route -> route.destinationCidrBlock().startsWith(destinations))
                .map(Route::networkInterfaceId)
                .collect(Collectors.toSet());
    }

    /** The SDDC's network interface on an instance: not the one that it was started with. */
    private String interfaceOn(String instanceId) {
        return ec2.describeNetworkInterfaces().networkInterfaces().stream()
                .filter(eni -> eni.attachment() != null
                        && instanceId.equals(eni.attachment().instanceId())
                        && eni.attachment().deviceIndex() > 0)
                .findFirst()
                .orElseThrow()
                .networkInterfaceId();
    }
}
