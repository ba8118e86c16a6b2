package io.connectedvpc.local;

import io.connectedvpc.local.bus.LocalBus;
import io.connectedvpc.local.bus.LocalEventBridgeClient;
import io.connectedvpc.local.bus.PutEventsEndpoint;
import io.connectedvpc.local.bus.RetryPause;
import io.connectedvpc.local.bus.Sweep;
import io.connectedvpc.local.function.FunctionRunner;
import io.connectedvpc.local.http.HttpFrontDoor;
import io.connectedvpc.local.template.Template;
import io.connectedvpc.local.template.TemplateException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** The template in play: HTTP, bus and sweep in front of the functions. */
public final class LocalServer implements AutoCloseable {

    private final FunctionRunner functions;
    private final LocalBus bus;
    private final HttpFrontDoor door;
    private final Sweep sweep;

    private LocalServer(FunctionRunner functions, LocalBus bus, HttpFrontDoor door, Sweep sweep) {
        this.functions = functions;
        this.bus = bus;
        this.door = door;
        this.sweep = sweep;
    }

    /**
     * What may be chosen.
     *
     * @param port 0 for any free one
     * @param sweep time between two runs of the template's schedules
     * @param accessLog gets a line per request
     */
    public record Options(int port, Duration sweep, Consumer<String> accessLog) {}

    /**
     * Starts a server; it answers when this returns.
     *
     * @throws IOException if the port can't be had
     * @throws TemplateException if the template names a function that the factory doesn't make
     */
    public static LocalServer start(Template template, FunctionFactory factory, Options options) throws IOException {
        LocalEventBridgeClient events = new LocalEventBridgeClient();
        FunctionRunner functions = new FunctionRunner(template, factory.create(events));
        LocalBus bus = new LocalBus(template, functions, Clock.systemUTC(), RetryPause.seconds());
        events.connect(bus);
        HttpFrontDoor door = new HttpFrontDoor(
                options.port(), template.routes(), functions, new PutEventsEndpoint(bus), options.accessLog());
        door.open();
        return new LocalServer(functions, bus, door, new Sweep(template.schedules(), bus, options.sweep()));
    }

    /** Where it answers: {@code http://127.0.0.1:8080}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + door.port());
    }

    /** The bus, to wait for it or to look at its dead letters. */
    public LocalBus bus() {
        return bus;
    }

    /** Stops taking work, finishes what is under way within some seconds, and lets go of the port. */
    @Override
    public void close() {
        sweep.close();
        door.close();
        bus.close();
        functions.close();
    }
}
