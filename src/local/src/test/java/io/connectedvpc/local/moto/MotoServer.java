package io.connectedvpc.local.moto;

import io.connectedvpc.local.ProjectFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** AWS as moto plays it: a process of its own, where it is installed. */
public final class MotoServer implements AutoCloseable {

    private static final String COMMAND = "moto_server";
    private static final Pattern READY = Pattern.compile(".*Running on (http://127\\.0\\.0\\.1:\\d+).*");

    private final Process process;
    private final URI url;

    private MotoServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    public static boolean isInstalled() {
        return ProjectFiles.isOnPath(COMMAND);
    }

    /** Starts a server on any free port; it answers when this returns. */
    public static MotoServer start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(COMMAND, "-H", "127.0.0.1", "-p", "0").redirectErrorStream(true);
        builder.environment().put("PYTHONUNBUFFERED", "1");
        Process process = builder.start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
                return new MotoServer(process, URI.create(ready.group(1)));
            }
            line = said.readLine();
        }
        throw new IOException(COMMAND + " ended before it answered");
    }

    public URI url() {
        return url;
    }

    /** The command may be a wrapper that stays in front of the server. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
