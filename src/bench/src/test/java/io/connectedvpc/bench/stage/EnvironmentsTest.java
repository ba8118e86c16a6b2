package io.connectedvpc.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {

    private static final InputStream NOTHING = new ByteArrayInputStream(new byte[0]);
    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> null);

    private final AtomicInteger started = new AtomicInteger();

    @Test
    void environment_isUsedAgain_whenItsInvocationHasEnded() throws IOException {
        var environments = environments((input, output, context) -> {});

        invoke(environments);
        invoke(environments);

        assertThat(started).hasValue(1);
    }

    @Test
    void environment_isUsedAgain_whenItsInvocationHasFailed() {
        var environments = environments((input, output, context) -> {
            throw new IOException("failed");
        });

        assertThatThrownBy(() -> invoke(environments)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> invoke(environments)).isInstanceOf(IOException.class);

        assertThat(started).hasValue(1);
    }

    @Test
    void anotherEnvironment_isStarted_whileAllAreAtWork() throws IOException {
        var depth = new AtomicInteger();
        var self = new Environments[1];
        self[0] = environments((input, output, context) -> {
            if (depth.incrementAndGet() < 3) {
                invokeUnchecked(self[0]);
            }
        });

        invoke(self[0]);

        assertThat(started).hasValue(3);
    }

    private Environments environments(RequestStreamHandler handler) {
        return new Environments(() -> {
            started.incrementAndGet();
            return handler;
        });
    }

    private static void invoke(Environments environments) throws IOException {
        environments.handleRequest(NOTHING, OutputStream.nullOutputStream(), CONTEXT);
    }

    private static void invokeUnchecked(Environments environments) {
        try {
            invoke(environments);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
