package io.connectedvpc.bench.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private RuntimeApi api;

    @BeforeEach
    void start() throws IOException {
        api = RuntimeApi.start();
    }

    @AfterEach
    void close() {
        http.close();
        api.close();
    }

    @Test
    void event_isHandedOver_andItsAnswerTakenBack() throws Exception {
        Invocation invocation = api.invoke("{}".getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> event = send(HttpRequest.newBuilder(uri("invocation/next")));
        String id = event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
        send(HttpRequest.newBuilder(uri("invocation/" + id + "/response")).POST(BodyPublishers.ofString("null")));

        assertThat(event.body()).isEqualTo("{}");
        assertThat(invocation.await(LIMIT).text()).isEqualTo("null");
    }

    @Test
    void invocation_fails_whenTheFunctionSaysSo() throws Exception {
        Invocation invocation = api.invoke("{}".getBytes(StandardCharsets.UTF_8));

        String id = send(HttpRequest.newBuilder(uri("invocation/next")))
                .headers()
                .firstValue("Lambda-Runtime-Aws-Request-Id")
                .orElseThrow();
        send(HttpRequest.newBuilder(uri("invocation/" + id + "/error")).POST(BodyPublishers.ofString("oh")));

        assertThatThrownBy(() -> invocation.await(LIMIT))
                .isInstanceOf(FunctionFailedException.class)
                .hasMessageContaining("oh");
    }

    @Test
    void invocation_fails_whenTheFunctionCannotStart() throws Exception {
        Invocation invocation = api.invoke("{}".getBytes(StandardCharsets.UTF_8));

        send(HttpRequest.newBuilder(uri("init/error")).POST(BodyPublishers.ofString("no region")));

        assertThatThrownBy(() -> invocation.await(LIMIT)).hasMessageContaining("no region");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String call) {
        return URI.create("http://" + api.address() + "/2018-06-01/runtime/" + call);
    }
}
