package io.connectedvpc.local;

import io.connectedvpc.lambda.Settings;
import io.connectedvpc.local.backend.Backends;
import io.connectedvpc.local.backend.Environment;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the API and the bus until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Serves the REST API and the event bus on 127.0.0.1.",
            "EC2 and DynamoDB are in memory, unless AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_EC2 or"
                    + " AWS_ENDPOINT_URL_DYNAMODB say where they are."
        })
final class ServeCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_LATENCY = 60_000;

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--sweep",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "Time between two reconciles of all SDDCs (default: ${DEFAULT-VALUE}).")
    private int sweepSeconds;

    @Option(
            names = "--ec2-latency",
            paramLabel = "MS",
            defaultValue = "0",
            description = "Milliseconds that each write to the embedded EC2 takes, one after the other, so that an Edge"
                    + " move can be watched route by route (default: ${DEFAULT-VALUE}).")
    private int ec2Latency;

    @Option(names = "--verbose", description = "Write a line on standard error for each request.")
    private boolean verbose;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check("--port", port, 0, HIGHEST_PORT);
        check("--sweep", sweepSeconds, 1, Integer.MAX_VALUE);
        check("--ec2-latency", ec2Latency, 0, LONGEST_LATENCY);
        Settings settings = Settings.of(System.getenv());
        Backends backends = backends(settings);
        LocalServer server = start(backends, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            backends.close();
        }));
        backends.description().forEach(System.out::println);
        System.out.println("listening on " + server.url());
        // SIGTERM and SIGINT end the process through the hook above, with the exit codes 143 and 130.
        new CountDownLatch(1).await();
        return 0;
    }

    private Backends backends(Settings settings) {
        Backends backends = Backends.of(new Environment(System.getenv()), settings.table());
        return ec2Latency == 0 ? backends : backends.pacing(Duration.ofMillis(ec2Latency));
    }

    private LocalServer start(Backends backends, Settings settings) throws IOException {
        Consumer<String> accessLog = verbose ? System.err::println : line -> {};
        try {
            return LocalServer.start(
                    ProjectTemplate.read().withBus(settings.bus()),
                    new ProjectFunctions(backends, settings),
                    new LocalServer.Options(port, Duration.ofSeconds(sweepSeconds), accessLog));
        } catch (BindException e) {
            backends.close();
            throw (BindException) new BindException("port %d of 127.0.0.1 can't be had (%s); name another with --port"
                            .formatted(port, e.getMessage()))
                    .initCause(e);
        }
    }

    private void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), "%s must be from %d to %d, not %d".formatted(option, least, most, value));
        }
    }
}
