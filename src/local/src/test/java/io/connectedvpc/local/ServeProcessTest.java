package io.connectedvpc.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGTERM")
class ServeProcessTest {

    private static final int EXIT_BY_SIGTERM = 143;

    @Test
    void server_saysWhereItListens_answers_andStopsQuietly_whenItIsTerminated(@TempDir Path folder) throws Exception {
        Path errors = folder.resolve("stderr");
        try (ServeProcess server = ServeProcess.start(Map.of(), errors)) {
            HttpResponse<String> answer = get(server.url());

            assertThat(server.terminate()).isEqualTo(EXIT_BY_SIGTERM);
            assertThat(server.said()).anyMatch(line -> line.contains("vpc-1") && line.contains("i-1"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Files.readString(errors)).isEmpty();
        }
    }

    private static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
        }
    }
}
