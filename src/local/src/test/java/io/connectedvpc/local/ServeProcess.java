package io.connectedvpc.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code cvpc serve} as a process of its own. */
public final class ServeProcess implements AutoCloseable {

    private static final String READY = "listening on ";

    private final Process process;
    private final List<String> said;

    private ServeProcess(Process process, List<String> said) {
        this.process = process;
        this.said = said;
    }

    /**
     * Starts a server on any free port; it answers when this returns.
     *
     * @param environment added to that of this process, of which no endpoint is left
     * @param errors gets what it writes on standard error, after what is there
     */
    public static ServeProcess start(Map<String, String> environment, Path errors, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port",
                "0"));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_ENDPOINT_URL"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new ServeProcess(process, linesUntilReady(process));
    }

    private static List<String> linesUntilReady(Process server) throws IOException {
        BufferedReader reader = server.inputReader(StandardCharsets.UTF_8);
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

    /** What it said until it was ready. */
    public List<String> said() {
        return said;
    }

    public URI url() {
        return URI.create(said.getLast().substring(READY.length()));
    }

    /** Ends it by SIGTERM; its exit code. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Ends it by SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Waits until it has ended. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() {
        kill();
    }
}
