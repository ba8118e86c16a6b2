package io.connectedvpc.browser;

import io.connectedvpc.lambda.Settings;
import io.connectedvpc.local.FunctionFactory;
import io.connectedvpc.local.LocalServer;
import io.connectedvpc.local.ProjectFunctions;
import io.connectedvpc.local.ProjectTemplate;
import io.connectedvpc.local.backend.Backends;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The local server on a free port, with the sample VPC, for a browser. */
public final class Site implements AutoCloseable {

    private final Backends backends;
    private final WriteGate gate;
    private final LocalServer server;

    private Site(Backends backends, WriteGate gate, LocalServer server) {
        this.backends = backends;
        this.gate = gate;
        this.server = server;
    }

    /** As {@code ./cvpc serve} has it. */
    public static Site open() throws IOException {
        return open(functions -> functions);
    }

    /**
     * With some functions replaced.
     *
     * @throws IOException if no port can be had
     */
    public static Site open(UnaryOperator<FunctionFactory> replaced) throws IOException {
        Settings settings = Settings.of(Map.of());
        Backends embedded = Backends.embedded(Backends.sampleVpc(), settings.table());
        WriteGate gate = new WriteGate(embedded.ec2());
        Backends gated = new Backends(gate.client(), embedded.dynamoDb(), embedded.standIn(), embedded.description());
        LocalServer server = LocalServer.start(
                ProjectTemplate.read(),
                replaced.apply(new ProjectFunctions(gated, settings)),
                new LocalServer.Options(0, Duration.ofDays(1), line -> {}));
        return new Site(embedded, gate, server);
    }

    /** The address of the console. */
    public URI url() {
        return server.url();
    }

    /** What the routes' replacements have to pass. */
    public WriteGate gate() {
        return gate;
    }

    @Override
    public void close() {
        gate.open();
        server.close();
        backends.close();
    }
}
