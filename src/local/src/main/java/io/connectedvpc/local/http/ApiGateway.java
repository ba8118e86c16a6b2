package io.connectedvpc.local.http;

import io.connectedvpc.local.function.FunctionFailedException;
import io.connectedvpc.local.function.FunctionRunner;
import io.connectedvpc.local.template.HttpRoute;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers requests as an HTTP API with Lambda integrations does. */
final class ApiGateway implements AutoCloseable {

    /** The longest that an HTTP API waits for an integration. */
    static final Duration INTEGRATION_TIMEOUT = Duration.ofSeconds(30);

    private final RouteTable routes;
    private final FunctionRunner functions;
    private final Clock clock;
    private final Duration timeout;
    private final ExecutorService integrations = Executors.newVirtualThreadPerTaskExecutor();

    ApiGateway(List<HttpRoute> routes, FunctionRunner functions, Clock clock, Duration timeout) {
        this.routes = new RouteTable(routes);
        this.functions = functions;
        this.clock = clock;
        this.timeout = timeout;
    }

    OutgoingResponse answer(IncomingRequest request) throws InterruptedException {
        Optional<RouteMatch> match = routes.match(request.method(), request.rawPath());
        if (match.isEmpty()) {
            return OutgoingResponse.message(404, "Not Found");
        }
        byte[] event = RequestPayload.encode(request, match.get(), clock.instant());
        return integrate(match.get().route().function(), event);
    }

    private OutgoingResponse integrate(String function, byte[] event) throws InterruptedException {
        Future<byte[]> running = integrations.submit(() -> functions.invoke(function, event));
        try {
            return ResponsePayload.decode(running.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            // The function isn't stopped by this, only no longer waited for.
            return OutgoingResponse.message(503, "Service Unavailable");
        } catch (ExecutionException e) {
            return failed(function, Objects.requireNonNullElse(e.getCause(), e));
        } catch (IOException e) {
            return failed(function, e);
        }
    }

    private static OutgoingResponse failed(String function, Throwable cause) {
        System.err.println(cause instanceof FunctionFailedException ? cause.getMessage() : function + ": " + cause);
        return OutgoingResponse.message(500, "Internal Server Error");
    }

    @Override
    public void close() {
        integrations.shutdownNow();
    }
}
