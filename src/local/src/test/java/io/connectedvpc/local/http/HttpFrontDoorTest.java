package io.connectedvpc.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.local.FakeFunction;
import io.connectedvpc.local.LocalServer;
import io.connectedvpc.local.Templates;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpFrontDoorTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> accessLog = Collections.synchronizedList(new ArrayList<>());
    private final List<LocalServer> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(LocalServer::close);
    }

    private URI serve(RequestStreamHandler function) throws IOException {
        LocalServer server = LocalServer.start(
                Templates.ofOneFunction(),
                events -> Map.of("f", function),
                new LocalServer.Options(0, Duration.ofHours(1), accessLog::add));
        started.add(server);
        return server.url();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void request_reachesTheFunctionAsEvent_andItsAnswerComesBack() throws Exception {
        FakeFunction function = new FakeFunction("""
                {"statusCode": 201, "headers": {"ETag": "\\"1\\"", "content-type": "application/json"}, "body": "{}"}
                """);
        URI url = serve(function);

        HttpResponse<String> response = send(HttpRequest.newBuilder(url.resolve("/sddcs/a%2Fb?x=1"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"a\":1}")));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("etag")).hasValue("\"1\"");
        assertThat(response.body()).isEqualTo("{}");
        JsonNode event = JSON.readTree(function.events().getFirst());
        assertThat(event.at("/pathParameters/sddcId").asText()).isEqualTo("a/b");
        assertThat(event.at("/queryStringParameters/x").asText()).isEqualTo("1");
        assertThat(event.at("/requestContext/http/sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(event.at("/body").asText()).isEqualTo("{\"a\":1}");
    }

    @Test
    void responseWithoutContent_hasNoBody() throws Exception {
        URI url = serve(new FakeFunction("{\"statusCode\":204}"));

        HttpResponse<String> response =
                send(HttpRequest.newBuilder(url.resolve("/x")).DELETE());

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void head_goesToTheFunction_andIsAnsweredWithoutBody() throws Exception {
        FakeFunction function = new FakeFunction("{\"statusCode\":405,\"body\":\"{}\"}");
        URI url = serve(function);

        HttpResponse<String> response =
                send(HttpRequest.newBuilder(url.resolve("/sddcs/a")).HEAD());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(JSON.readTree(function.events().getFirst()).at("/routeKey").asText())
                .isEqualTo("$default");
    }

    @Test
    void answerIs500_whenTheFunctionThrows() throws Exception {
        URI url = serve(new FakeFunction("").failing(1));

        HttpResponse<String> response = send(HttpRequest.newBuilder(url));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void answerIs413_whenTheBodyIsOverTheGatewaysLimit() throws Exception {
        FakeFunction function = new FakeFunction("{\"statusCode\":200}");
        URI url = serve(function);

        HttpResponse<String> response = send(
                HttpRequest.newBuilder(url).POST(BodyPublishers.ofByteArray(new byte[RequestBody.LIMIT_BYTES + 1])));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(function.events()).isEmpty();
    }

    @Test
    void answerIs421_whenTheHostIsAnotherName() throws Exception {
        FakeFunction function = new FakeFunction("{\"statusCode\":200}");
        URI url = serve(function);

        assertThat(statusLine(url, "GET /sddcs/a HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(function.events()).isEmpty();
    }

    @Test
    void answerIs403_whenAPageOfAnotherOriginWrites() throws Exception {
        FakeFunction function = new FakeFunction("{\"statusCode\":200}");
        URI url = serve(function);

        HttpResponse<String> response = send(HttpRequest.newBuilder(url)
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(function.events()).isEmpty();
    }

    @Test
    void requestIsRefused_whenItsTargetIsNoPath() throws Exception {
        URI url = serve(new FakeFunction("{\"statusCode\":200}"));

        assertThat(statusLine(url, "GET /a|b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void request_isLogged() throws Exception {
        URI url = serve(new FakeFunction("{\"statusCode\":200}"));

        send(HttpRequest.newBuilder(url.resolve("/a?b")));

        started.forEach(LocalServer::close);
        assertThat(accessLog).singleElement().asString().matches("GET /a\\?b 200 \\d+ ms");
    }

    private static String statusLine(URI url, String request) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
