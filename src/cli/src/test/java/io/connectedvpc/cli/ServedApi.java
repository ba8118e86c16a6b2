package io.connectedvpc.cli;

import io.connectedvpc.local.ServeProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * {@code cvpc serve} as a process, one for all tests; each of them finds it without an SDDC. What a test calls sddc-1 has
 * another id each time, since an SDDC that is deleted keeps its version and its sequences.
 */
public final class ServedApi implements BeforeEachCallback {

    /** The worked example, as a file for apply. */
    public static final String EXAMPLE = """
            sddcId: sddc-1
            vpcId: vpc-1
            subnetId: subnet-1
            managementCidr: 10.2.0.0/16
            securityGroupIds: [sg-1]
            hosts:
              - hostId: esx-1
                instanceId: i-1
              - hostId: esx-2
                instanceId: i-2
            segments:
              - name: web
                gatewayAddress: 192.168.160.1/24
              - name: app
                cidr: 192.168.161.0/24
              - name: db
                cidr: 192.168.162.0/24
            """;

    /** Closed by JUnit after the last test. */
    private record Server(ServeProcess process) implements AutoCloseable {

        @Override
        public void close() {
            process.close();
        }
    }

    private static final AtomicInteger TESTS = new AtomicInteger();

    private final String sddcId = "sddc-x" + TESTS.incrementAndGet() + "x";
    private URI url = URI.create("http://127.0.0.1:1");

    @Override
    public void beforeEach(ExtensionContext context) {
        url = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(ServedApi.class, key -> start(), Server.class)
                .process()
                .url();
        Cli.of(url)
                .run("get", "sddcs", "-o", "json")
                .json()
                .path("sddcs")
                .forEach(sddc -> delete(sddc.path("sddcId").asText()));
    }

    private void delete(String id) {
        Cli.Run run = Cli.of(url).run("delete", "sddc", id, "--force");
        if (run.exitCode() != 0) {
            throw new AssertionError(run);
        }
    }

    private static Server start() {
        try {
            Path errors = Files.createTempFile("serve", ".err");
            return new Server(ServeProcess.start(Map.of(), errors, "--sweep", "3600"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it is. */
    public URI url() {
        return url;
    }

    /** The command line for it. */
    public Cli cli() {
        return Cli.of(url).naming("sddc-1", sddcId);
    }

    /** What it answers to a GET. */
    public String get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create(url + path.replace("sddc-1", sddcId));
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body()
                    .replace(sddcId, "sddc-1");
        }
    }

    /** Provisions the worked example. */
    public void provisionExample() {
        Cli.Run run = cli().reading(EXAMPLE).run("apply", "-f", "-");
        if (run.exitCode() != 0) {
            throw new AssertionError(run);
        }
    }
}
