package io.connectedvpc.local.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.local.template.FunctionDefinition;
import io.connectedvpc.local.template.Template;
import io.connectedvpc.local.template.TemplateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the handlers of the template's functions. One handler serves all invocations at once, each on a thread of its
 * own; on Lambda each concurrent invocation has a handler of its own.
 */
public final class FunctionRunner implements AutoCloseable {

    private final Map<String, Deployed> deployed = new HashMap<>();
    private final ExecutorService invocations = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Joins functions and handlers.
     *
     * @param handlers by folder name
     * @throws TemplateException if the template has a function without a handler
     */
    public FunctionRunner(Template template, Map<String, ? extends RequestStreamHandler> handlers) {
        template.functions().forEach((name, definition) -> {
            RequestStreamHandler handler = handlers.get(name);
            if (handler == null) {
                throw new TemplateException("the template has the function %s, and the handlers are those of %s"
                        .formatted(name, new TreeSet<>(handlers.keySet())));
            }
            deployed.put(name, new Deployed(definition, handler));
        });
    }

    /**
     * Runs a function to its end, or to the time limit that the template gives it.
     *
     * @param function folder name of a function of the template
     * @param event the event as JSON
     * @return what the function wrote
     * @throws FunctionFailedException if it threw, or ran longer than it may
     * @throws InterruptedException if the caller was interrupted; the function then is, too
     */
    public byte[] invoke(String function, byte[] event) throws FunctionFailedException, InterruptedException {
        Deployed called = deployed(function);
        Duration limit = called.definition().timeout();
        Future<byte[]> running = invocations.submit(() -> called.call(event));
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new FunctionFailedException("%s failed: %s".formatted(function, cause), cause);
        } catch (TimeoutException e) {
            throw new FunctionFailedException("%s was ended after %d s".formatted(function, limit.toSeconds()), e);
        } finally {
            running.cancel(true);
        }
    }

    /** What the template says of a function. */
    public FunctionDefinition definition(String function) {
        return deployed(function).definition();
    }

    private Deployed deployed(String function) {
        return Objects.requireNonNull(deployed.get(function), () -> "the template has no function " + function);
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        invocations.shutdownNow();
    }

    private record Deployed(FunctionDefinition definition, RequestStreamHandler handler) {

        byte[] call(byte[] event) throws IOException {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), output, new LocalContext(definition));
            return output.toByteArray();
        }
    }
}
