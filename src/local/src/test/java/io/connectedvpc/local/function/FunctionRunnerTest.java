package io.connectedvpc.local.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.local.FakeFunction;
import io.connectedvpc.local.Templates;
import io.connectedvpc.local.template.Template;
import io.connectedvpc.local.template.TemplateException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FunctionRunnerTest {

    private static final byte[] EVENT = "{}".getBytes(StandardCharsets.UTF_8);

    private static FunctionRunner runner(Template template, RequestStreamHandler handler) {
        return new FunctionRunner(template, Map.of("f", handler));
    }

    @Test
    void function_getsTheEventAndAnswers() throws Exception {
        FakeFunction function = new FakeFunction("answer");
        try (FunctionRunner runner = runner(Templates.ofOneFunction(), function)) {
            assertThat(runner.invoke("f", EVENT))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("answer");
        }
        assertThat(function.events()).containsExactly("{}");
    }

    @Test
    void function_seesItsNameAndTheTimeItHasLeft() throws Exception {
        RequestStreamHandler handler = (input, output, context) -> {
            assertThat(context.getFunctionName()).isEqualTo("f");
            assertThat(context.getAwsRequestId()).isNotEmpty();
            assertThat(context.getMemoryLimitInMB()).isEqualTo(128);
            assertThat(context.getRemainingTimeInMillis()).isPositive().isLessThanOrEqualTo(60_000);
        };
        try (FunctionRunner runner = runner(Templates.ofOneFunction(), handler)) {
            assertThat(runner.invoke("f", EVENT)).isEmpty();
        }
    }

    @Test
    void invocation_fails_whenTheFunctionThrows() {
        try (FunctionRunner runner = runner(Templates.ofOneFunction(), new FakeFunction("").failing(1))) {
            assertThatThrownBy(() -> runner.invoke("f", EVENT))
                    .isInstanceOf(FunctionFailedException.class)
                    .hasMessage("f failed: java.lang.IllegalStateException: told to fail")
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void invocation_isEnded_whenItsTimeIsOver() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        RequestStreamHandler endless = (input, output, context) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        };
        try (FunctionRunner runner = runner(Templates.ofOneFunction(Duration.ofMillis(1)), endless)) {
            assertThatThrownBy(() -> runner.invoke("f", EVENT))
                    .isInstanceOf(FunctionFailedException.class)
                    .hasMessageStartingWith("f was ended after");
            interrupted.await();
        }
    }

    @Test
    void runner_isRefused_whenAFunctionHasNoHandler() {
        assertThatThrownBy(() -> new FunctionRunner(Templates.ofOneFunction(), Map.of("g", new FakeFunction(""))))
                .isInstanceOf(TemplateException.class)
                .hasMessage("the template has the function f, and the handlers are those of [g]");
    }
}
