package io.connectedvpc.bench.lambda;

import io.connectedvpc.bench.lambda.Invocation.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A function that runs by itself, with the Runtime API that it talks to. */
public final class FunctionProcess implements AutoCloseable {

    /** Lambda waits 10 s for a function to start; a loaded machine may take longer. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String PEAK = "VmHWM:";

    private final RuntimeApi api;
    private final Process process;
    private final Path log;
    private final long startedNanos;

    private FunctionProcess(RuntimeApi api, Process process, Path log, long startedNanos) {
        this.api = api;
        this.process = process;
        this.log = log;
        this.startedNanos = startedNanos;
    }

    /**
     * Starts a function as Lambda would.
     *
     * @param environment what the deployment and the place it runs in set
     * @param log where its output goes
     */
    public static FunctionProcess start(Task task, Map<String, String> environment, Path log) throws IOException {
        RuntimeApi api = RuntimeApi.start();
        var builder = new ProcessBuilder(task.command())
                .directory(task.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(LambdaEnvironment.of(task, api));
        builder.environment().putAll(environment);
        long now = System.nanoTime();
        return new FunctionProcess(api, builder.start(), log, now);
    }

    /** Has the function handle an event. */
    public Answer invoke(byte[] event) throws FunctionFailedException, InterruptedException {
        Invocation invocation = api.invoke(event);
        process.onExit().thenAccept(ended -> invocation.fail("it ended with " + ended.exitValue()));
        try {
            return invocation.await(LIMIT);
        } catch (FunctionFailedException failed) {
            throw new FunctionFailedException(failed.getMessage() + "\n" + output(), failed);
        }
    }

    /** When it was started, by {@link System#nanoTime}. */
    public long startedNanos() {
        return startedNanos;
    }

    /** How long processors have worked for it. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The most memory that it had at any time, in bytes; empty where the system has no {@code /proc}. */
    public OptionalLong peakMemory() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(PEAK))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    /** Ends it, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        api.close();
    }

    private String output() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return "its output can't be read: " + unreadable;
        }
    }
}
