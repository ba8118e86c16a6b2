package io.connectedvpc.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectedvpc.cli.Cli;
import io.connectedvpc.cli.ScriptedApi;
import io.connectedvpc.cli.ScriptedApi.Request;
import io.connectedvpc.cli.ServedApi;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's proxy; asked over plain sockets, since a browser sends what an HTTP client forbids. */
class ConsoleProxyTest {

    @RegisterExtension
    private final ServedApi served = new ServedApi();

    private final ScriptedApi upstream = new ScriptedApi();
    private final Api api = new Api(new Endpoint(upstream.url()), Optional.empty());
    private ConsoleProxy proxy;

    @BeforeEach
    void open() throws IOException {
        proxy = ConsoleProxy.open(api, 0);
    }

    @AfterEach
    void close() {
        proxy.close();
        api.close();
        upstream.close();
    }

    private String host() {
        return proxy.url().getAuthority();
    }

    /** The whole answer to a request with these headers. */
    private String ask(String method, String target, String body, String... headers) throws IOException {
        return ask(proxy.url(), method, target, body, with(headers, "Cookie: a=b; " + cookie(proxy.url())));
    }

    /** As the browser has it after the visit of the address that was printed. */
    private static String cookie(URI printed) {
        return "cvpc-console-%d=%s"
                .formatted(printed.getPort(), printed.getQuery().substring("key=".length()));
    }

    private static String[] with(String[] headers, String another) {
        String[] more = Arrays.copyOf(headers, headers.length + 1);
        more[headers.length] = another;
        return more;
    }

    private static String ask(URI server, String method, String target, String body, String... headers)
            throws IOException {
        String request = "%s %s HTTP/1.1\r\n%s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(method, target, String.join("\r\n", headers), body.length(), body);
        try (Socket socket = new Socket(server.getHost(), server.getPort());
                InputStream answer = socket.getInputStream()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void call_isHandedOn_withWhatTheApiNeeds_andNothingElse() throws IOException {
        upstream.on(
                "PUT /sddcs/s",
                200,
                Map.of("ETag", "\"8\"", "Content-Type", "application/json", "Set-Cookie", "a=b", "X-Kept", "yes"),
                "{}");

        String answer = ask(
                "PUT",
                "/sddcs/s?a=b%2Fc",
                "{\"paused\":true}",
                "Host: " + host(),
                "Origin: http://" + host(),
                "Sec-Fetch-Site: same-origin",
                "Content-Type: application/json",
                "If-Match: \"7\"",
                "Authorization: secret",
                "Keep-Alive: 5",
                "X-Amz-Target: AWSEvents.PutEvents");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("Etag: \"8\"", "X-kept: yes")
                .doesNotContainIgnoringCase("set-cookie")
                .endsWith("\r\n\r\n{}");
        Request request = upstream.requests().getFirst();
        assertThat(request.target()).isEqualTo("/sddcs/s?a=b%2Fc");
        assertThat(request.body()).isEqualTo("{\"paused\":true}");
        assertThat(request.headers())
                .containsEntry("If-match", List.of("\"7\""))
                .containsEntry("Content-type", List.of("application/json"))
                .containsEntry("Host", List.of(upstream.url().getAuthority()))
                .doesNotContainKeys(
                        "Cookie", "Authorization", "Origin", "Keep-alive", "X-amz-target", "Sec-fetch-site");
    }

    @Test
    void printedAddress_givesTheBrowserItsKey() throws IOException {
        String answer = ask(proxy.url(), "GET", "/?" + proxy.url().getQuery(), "", "Host: " + host());

        assertThat(answer)
                .startsWith("HTTP/1.1 303 ")
                .contains("Location: /\r\n")
                .contains("Set-cookie: " + cookie(proxy.url()) + "; HttpOnly; SameSite=Strict; Path=/\r\n");
        assertThat(upstream.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cookie: a=b", "Cookie: cvpc-console-PORT=00000000000000000000000000000000", "X: y"})
    void caller_withoutTheKey_isRefused(String header) throws IOException {
        String[] headers = {
            "Host: " + host(), header.replace("PORT", String.valueOf(proxy.url().getPort()))
        };

        assertThat(ask(proxy.url(), "GET", "/sddcs", "", headers)).startsWith("HTTP/1.1 401 ");
        assertThat(ask(proxy.url(), "GET", "/?key=0", "", headers)).startsWith("HTTP/1.1 401 ");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void emptyAnswer_staysEmpty() throws IOException {
        upstream.on("DELETE /sddcs/s", 204, Map.of(), "");

        assertThat(ask("DELETE", "/sddcs/s", "", "Host: " + host()))
                .startsWith("HTTP/1.1 204 ")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example.com",
                "Origin: null",
                "Origin: http://127.0.0.1:1",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void page_ofAnotherOrigin_isRefused_evenToRead(String header) throws IOException {
        assertThat(ask("GET", "/sddcs", "", "Host: " + host(), header)).startsWith("HTTP/1.1 403 ");
        assertThat(ask("POST", "/sddcs/s/reconcile", "", "Host: " + host(), header))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET", "/", "", "Host: " + host(), header)).startsWith("HTTP/1.1 403 ");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void link_toTheConsole_mayStandAnywhere() throws IOException {
        upstream.on("GET /", 200, "<html>");
        String[] visit = {
            "Host: " + host(), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"
        };

        assertThat(ask("GET", "/", "", visit)).startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET", "/sddcs", "", visit)).startsWith("HTTP/1.1 403 ");
        visit[3] = "Sec-Fetch-Dest: iframe";
        assertThat(ask("GET", "/", "", visit)).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example.com", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example.com", ""})
    void request_withTheNameOfAnotherHost_isRefused(String host) throws IOException {
        assertThat(ask("GET", "/sddcs", "", "Host: " + host)).startsWith("HTTP/1.1 421 ");
        assertThat(upstream.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/other",
                "/sddcs/",
                "/sddcs/../other",
                "/sddcs/%2e%2E/other",
                "/sddcs/a/b/c/d",
                "//sddcs",
                "/preflight/x",
                "/console",
                "/console/a/b"
            })
    void path_thatTheApiHasNot_isRefused(String path) throws IOException {
        assertThat(ask("GET", path, "", "Host: " + host())).startsWith("HTTP/1.1 404 ");
        assertThat(upstream.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "PATCH", "TRACE"})
    void method_thatTheApiHasNot_isRefused(String method) throws IOException {
        assertThat(ask(method, "/sddcs", "", "Host: " + host())).startsWith("HTTP/1.1 405 ");
    }

    @Test
    void body_thatIsTooLarge_isRefused() throws IOException {
        assertThat(ask("POST", "/preflight", "x".repeat(300_000), "Host: " + host()))
                .startsWith("HTTP/1.1 413 ");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void page_isToldWhy_whenTheApiIsAway() throws IOException {
        upstream.close();

        assertThat(ask("GET", "/sddcs", "", "Host: " + host()))
                .startsWith("HTTP/1.1 502 ")
                .contains("application/problem+json")
                .contains("\"detail\":\"nobody listens on " + upstream.url());
    }

    @Test
    void console_servesTheLocalServersPage_untilItIsInterrupted() throws Exception {
        served.provisionExample();
        Cli cli = Cli.of(served.url());
        FutureTask<Cli.Run> task = new FutureTask<>(() -> cli.run("console", "--port", "0"));
        Thread thread = Thread.ofVirtual().start(task);
        await().until(() -> cli.out().contains("\n"));
        URI console = URI.create(cli.out().strip().substring("listening on ".length()));

        String page = ask(console, "GET", "/", "", "Host: " + console.getAuthority(), "Cookie: " + cookie(console));
        String list =
                ask(console, "GET", "/sddcs", "", "Host: " + console.getAuthority(), "Cookie: " + cookie(console));
        thread.interrupt();

        assertThat(page).startsWith("HTTP/1.1 200 ").contains("text/html").contains("connected-vpc");
        assertThat(list)
                .endsWith(served.cli()
                        .run("get", "sddcs", "-o", "json")
                        .out()
                        .strip()
                        .replace("sddc-1", sddcId(list)));
        assertThat(task.get().exitCode()).isEqualTo(130);
        assertThat(cli.err()).isEqualTo("console of %s\n".formatted(served.url()));
    }

    private static String sddcId(String list) {
        return list.replaceAll("(?s).*\"sddcId\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void console_saysSo_whenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"))) {
            Cli.Run run = Cli.of(served.url()).run("console", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).startsWith("port %d of 127.0.0.1 can't be had".formatted(taken.getLocalPort()));
        }
    }
}
