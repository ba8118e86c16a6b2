package io.connectedvpc.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.local.FakeFunction;
import io.connectedvpc.local.Templates;
import io.connectedvpc.local.function.FunctionRunner;
import io.connectedvpc.local.template.HttpRoute;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ApiGatewayTest {

    private static final IncomingRequest REQUEST =
            new IncomingRequest("GET", "/x", "", "HTTP/1.1", Map.of(), "127.0.0.1", new byte[0]);

    private static OutgoingResponse answer(RequestStreamHandler function, Duration timeout, HttpRoute... routes)
            throws InterruptedException {
        try (FunctionRunner functions = new FunctionRunner(Templates.ofOneFunction(), Map.of("f", function));
                ApiGateway gateway = new ApiGateway(List.of(routes), functions, Clock.systemUTC(), timeout)) {
            return gateway.answer(REQUEST);
        }
    }

    @Test
    void answerIs503_whenTheFunctionTakesTooLong() throws InterruptedException {
        RequestStreamHandler endless = (input, output, context) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        OutgoingResponse response = answer(endless, Duration.ofMillis(1), new HttpRoute("$default", "f"));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void answerIs500_whenTheFunctionAnswersNothing() throws InterruptedException {
        OutgoingResponse response = answer(new FakeFunction(""), Duration.ofMinutes(1), new HttpRoute("$default", "f"));

        assertThat(response.status()).isEqualTo(500);
    }

    @Test
    void answerIs404_whenThereIsNoRoute() throws InterruptedException {
        OutgoingResponse response = answer(new FakeFunction("{}"), Duration.ofMinutes(1), new HttpRoute("GET /y", "f"));

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"message\":\"Not Found\"}");
    }
}
