package io.connectedvpc.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connectedvpc.local.bus.PutEventsEndpoint;
import io.connectedvpc.local.function.FunctionRunner;
import io.connectedvpc.local.function.InFlight;
import io.connectedvpc.local.template.HttpRoute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The HTTP server: one port of 127.0.0.1 for the REST API and for EventBridge's PutEvents, which is told apart by its
 * header.
 */
public final class HttpFrontDoor implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofSeconds(5);

    /** Connections that wait to be accepted; the usual 50 are few when a load test begins. */
    private static final int BACKLOG = 512;

    static {
        // Without it, header and body go out as two packets, and the second waits for the client's delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final LoopbackGuard guard = new LoopbackGuard();
    private final ApiGateway gateway;
    private final PutEventsEndpoint putEvents;
    private final Consumer<String> accessLog;
    private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();
    private final InFlight inFlight = new InFlight();
    private final HttpServer server;

    /**
     * Takes the port; nothing is answered before {@link #open()}.
     *
     * @param port 0 for any free one
     * @param accessLog gets a line per request
     * @throws IOException if the port can't be had
     */
    public HttpFrontDoor(
            int port,
            List<HttpRoute> routes,
            FunctionRunner functions,
            PutEventsEndpoint putEvents,
            Consumer<String> accessLog)
            throws IOException {
        this.gateway = new ApiGateway(routes, functions, Clock.systemUTC(), ApiGateway.INTEGRATION_TIMEOUT);
        this.putEvents = putEvents;
        this.accessLog = accessLog;
        byte[] loopback = {127, 0, 0, 1};
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(loopback), port), BACKLOG);
    }

    /** Begins to answer. */
    public void open() {
        server.createContext("/", this::handle);
        server.setExecutor(exchanges);
        server.start();
    }

    /** The port in use. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        inFlight.begin();
        long started = System.nanoTime();
        try (exchange) {
            OutgoingResponse response = respond(exchange);
            write(exchange, response);
            accessLog.accept("%s %s %d %d ms"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            response.status(),
                            Duration.ofNanos(System.nanoTime() - started).toMillis()));
        } finally {
            inFlight.end();
        }
    }

    private OutgoingResponse respond(HttpExchange exchange) throws IOException {
        try {
            Optional<byte[]> body = RequestBody.read(exchange.getRequestBody());
            if (body.isEmpty()) {
                return OutgoingResponse.message(413, "Request Entity Too Large");
            }
            IncomingRequest request = request(exchange, body.get());
            Optional<OutgoingResponse> refusal = guard.refuse(request);
            return refusal.isPresent() ? refusal.get() : dispatch(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OutgoingResponse.message(503, "Service Unavailable");
        } catch (RuntimeException e) {
            System.err.println(
                    "could not answer %s %s: %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), e));
            return OutgoingResponse.message(500, "Internal Server Error");
        }
    }

    private OutgoingResponse dispatch(IncomingRequest request) throws InterruptedException {
        Optional<String> target = request.header("x-amz-target");
        if (request.method().equals("POST") && target.isPresent()) {
            PutEventsEndpoint.Answer answer = putEvents.answer(target.get(), request.body());
            return OutgoingResponse.of(answer.status(), PutEventsEndpoint.CONTENT_TYPE, answer.body())
                    .with("x-amzn-requestid", answer.requestId());
        }
        return gateway.answer(request);
    }

    private static IncomingRequest request(HttpExchange exchange, byte[] body) {
        URI uri = exchange.getRequestURI();
        return new IncomingRequest(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                exchange.getProtocol(),
                exchange.getRequestHeaders(),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                body);
    }

    private static void write(HttpExchange exchange, OutgoingResponse response) throws IOException {
        response.headers().forEach((name, values) -> {
            if (!name.equals("content-length") && !name.equals("transfer-encoding") && !name.equals("connection")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean bodiless = exchange.getRequestMethod().equals("HEAD")
                || response.status() == 204
                || response.status() == 304
                || response.body().length == 0;
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(response.body());
        }
    }

    /** Answers what has come, for some seconds, and lets go of the port. */
    @Override
    public void close() {
        try {
            inFlight.awaitNone(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        gateway.close();
        exchanges.shutdownNow();
    }
}
