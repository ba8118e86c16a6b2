package io.connectedvpc.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGTERM")
class ServeProcessTest {

    private static final int EXIT_BY_SIGTERM = 143;
    private static final String READY = "listening on ";

    @Test
    void server_saysWhereItListens_answers_andStopsQuietly_whenItIsTerminated(@TempDir Path folder) throws Exception {
        Path errors = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--port",
                        "0")
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_ENDPOINT_URL"));
        Process server = builder.start();
        try {
            List<String> said = linesUntilReady(server);
            HttpResponse<String> answer = get(URI.create(said.getLast().substring(READY.length())));
            server.destroy();

            assertThat(server.waitFor()).isEqualTo(EXIT_BY_SIGTERM);
            assertThat(said).anyMatch(line -> line.contains("vpc-1") && line.contains("i-1"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Files.readString(errors)).isEmpty();
        } finally {
            server.destroyForcibly();
        }
    }

    private static List<String> linesUntilReady(Process server) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        String line = reader.readLine();
        while (line != null && !line.startsWith(READY)) {
            lines.add(line);
            line = reader.readLine();
        }
        assertThat(line).as("the line that tells the address, after %s", lines).isNotNull();
        lines.add(line);
        return lines;
    }

    private static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
        }
    }
}
