package io.connectedvpc.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.aws.MotoProcess;
import io.connectedvpc.local.ServeProcess;
import io.connectedvpc.local.moto.MotoVpc;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The real server on moto, while AWS throttles, loses answers and is slow, and the server is killed in the middle of
 * provisioning and of an Edge move: it converges without a person, and loses no acknowledged command. {@code
 * -Dfaults.seed=N} draws other faults; which call meets which fault follows from the seed, what happens at the same time
 * doesn't.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGKILL")
class MotoFaultRunTest {

    private static final int INTERFACES = 17;
    private static final int SEGMENTS = 40;
    private static final int WRITERS = 2;
    /** A promise is a minute; how long it took is printed. Here the machine may be busy, and moto is slow. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String MANAGEMENT = "10.2.0.0/16";
    private static final String SDDC = "/sddcs/sddc-1";

    private final long seed = Long.getLong("faults.seed", 1);
    private final long startedNanos = System.nanoTime();
    private final Draws draws = new Draws(seed);
    private final Operator operator = new Operator();
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();

    @TempDir
    private Path folder;

    private MotoProcess moto;
    private Ec2Client direct;
    private MotoVpc vpc;
    private VpcWatch watch;
    private FaultProxy proxy;
    private ServeProcess server;

    @BeforeEach
    void start() throws IOException {
        boolean installed = MotoProcess.isInstalled();
        if (!installed) {
            System.out.println("SKIPPED: the fault run on moto, since moto_server isn't on the PATH");
        }
        assumeTrue(installed, "moto_server isn't on the PATH");
        System.out.println("The fault run on moto: -Dfaults.seed=" + seed);
        moto = MotoProcess.start();
        direct = moto.ec2();
        vpc = MotoVpc.create(direct);
        watch = new VpcWatch(direct, vpc);
        watch.addForeignRoutes();
        proxy = FaultProxy.before(moto.endpoint(), draws);
    }

    @AfterEach
    void stop() throws IOException {
        if (proxy != null) {
            Path history = Files.createDirectories(Path.of("target/fault-run")).resolve("seed-%d.log".formatted(seed));
            say("what became of each call is in " + Files.write(history, proxy.history()));
        }
        operator.close();
        for (AutoCloseable opened : new AutoCloseable[] {server, proxy, direct, moto}) {
            close(opened);
        }
    }

    private static void close(AutoCloseable opened) {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everythingConverges_andNoAcknowledgedCommandIsLost_whenTheServerIsKilledAmidFaults() throws Exception {
        Map<String, String> foreignRoutes = watch.routes();
        Set<String> foreign = watch.foreign();

        provisionAndKill();
        await("provisioned by the sweep alone")
                .atMost(PATIENCE)
                .until(() -> sddc().filter(
                                found -> found.path("status").asText().equals("READY"))
                        .isPresent());
        say("provisioned");
        putSegments();
        say("segments acknowledged");
        moveEdgeAndKill();
        say("up again; no faults from now on");
        proxy.heal();
        long healed = System.nanoTime();

        // While the server can't tell, there is no SDDC to look at.
        await("as desired")
                .atMost(PATIENCE)
                .pollInterval(SECOND)
                .ignoreException(NoSuchElementException.class)
                .untilAsserted(() -> {
                    JsonNode stored = sddc().orElseThrow();
                    assertThat(stored.at("/activeEdge/hostId").asText()).isEqualTo("esx-2");
                    assertThat(names(stored)).containsAll(acknowledged);
                    String active = watch.interfaceOn(vpc.secondInstance()).orElseThrow();
                    Map<String, String> desired = new TreeMap<>(foreignRoutes);
                    desired.put(MANAGEMENT, active);
                    stored.path("segments")
                            .forEach(segment -> desired.put(segment.path("cidr").asText(), active));
                    assertThat(watch.routes()).isEqualTo(desired);
                    assertThat(stored.path("inSync").asBoolean()).isTrue();
                });
        say("converged %d s after the last fault; faults met: %s"
                .formatted((System.nanoTime() - healed) / 1_000_000_000, proxy.faults()));
        assertThat(acknowledged).hasSizeGreaterThan(SEGMENTS);
        assertThat(watch.slots())
                .containsExactlyElementsOf(
                        IntStream.range(0, INTERFACES).boxed().toList());
        assertThat(proxy.effectsOf("CreateNetworkInterface"))
                .as("never an 18th")
                .isEqualTo(INTERFACES);
        assertThat(watch.interfaceOn(vpc.firstInstance())).isPresent();
        assertThat(watch.foreign()).isEqualTo(foreign);
    }

    /** What is committed before the first network interface is made needs nobody to ask for it again. */
    private void provisionAndKill() throws Exception {
        server = serve();
        int creations = draws.number("creations", 3, 14);
        proxy.after(creations, "CreateNetworkInterface", server::kill);
        operator.tries(server.url(), "PUT", SDDC, """
                {"vpcId":"%s","subnetId":"%s","managementCidr":"%s","securityGroupIds":["%s"],
                 "hosts":[{"hostId":"esx-1","instanceId":"%s"},{"hostId":"esx-2","instanceId":"%s"}],"sequence":1}
                """.formatted(
                        vpc.vpcId(),
                        vpc.subnetId(),
                        MANAGEMENT,
                        vpc.securityGroupId(),
                        vpc.firstInstance(),
                        vpc.secondInstance()));
        server.awaitEnd();
        say("killed after %d network interfaces".formatted(creations));
        server = serve();
    }

    private void putSegments() throws Exception {
        try (ExecutorService producers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Void>> puts = IntStream.range(0, SEGMENTS)
                    .mapToObj(segment -> producers.submit(() -> {
                        assertThat(operator.insists(server.url(), "PUT", path(segment), body(segment)))
                                .isTrue();
                        acknowledged.add(name(segment));
                        return (Void) null;
                    }))
                    .toList();
            for (Future<Void> put : puts) {
                put.get();
            }
        }
    }

    /** Segments go on coming while the Edge moves; one of them at least is acknowledged before the end. */
    private void moveEdgeAndKill() throws Exception {
        int moves = draws.number("moves", 3, SEGMENTS - 5);
        proxy.after(moves, "ReplaceRoute", server::kill);
        URI url = server.url();
        Thread producer = Thread.ofVirtual().start(() -> {
            try {
                for (int segment = SEGMENTS; operator.insists(url, "PUT", path(segment), body(segment)); segment++) {
                    acknowledged.add(name(segment));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await("a segment more").atMost(PATIENCE).until(() -> acknowledged.size() > SEGMENTS);
        operator.tries(url, "POST", SDDC + "/edge-moves", "{\"toHost\":\"esx-2\",\"sequence\":1}");
        server.awaitEnd();
        producer.join();
        say("killed after %d replaced routes, with %d segments".formatted(moves, acknowledged.size()));
        server = serve();
    }

    /** Starts the server, as whatever watches over it does. */
    private ServeProcess serve() throws IOException {
        return ServeProcess.start(
                Map.of(
                        "AWS_ENDPOINT_URL", proxy.url().toString(),
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "AWS_REGION", "us-east-1"),
                Files.createTempFile(folder, "stderr", ""),
                "--sweep",
                "5");
    }

    private void say(String what) {
        System.out.println("%5d s: %s".formatted((System.nanoTime() - startedNanos) / 1_000_000_000, what));
    }

    private Optional<JsonNode> sddc() throws InterruptedException {
        return operator.sees(server.url(), SDDC);
    }

    private static Set<String> names(JsonNode sddc) {
        Set<String> names = new TreeSet<>();
        sddc.path("segments").forEach(segment -> names.add(segment.path("name").asText()));
        return names;
    }

    private static String name(int segment) {
        return "seg-" + segment;
    }

    private static String path(int segment) {
        return SDDC + "/segments/" + name(segment);
    }

    private static String body(int segment) {
        return "{\"cidr\":\"192.168.%d.0/24\",\"sequence\":1}".formatted(100 + segment);
    }
}
