package io.connectedvpc.cli.console;

import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.Call;
import io.connectedvpc.cli.option.ClientOptions;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.show.Terminal;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the console on this machine. */
@Command(
        name = "console",
        description = {
            "Serves the console of an API on 127.0.0.1 until Ctrl-C, and signs its calls with your credentials.",
            "The address that is printed has a key: whoever has it acts in your name."
        })
public final class ConsoleCommand implements Callable<Integer> {

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Terminal terminal = client.surroundings().terminal();
        try (Api api = client.api()) {
            // What is wrong with endpoint or credentials is to be told here, not in the browser.
            api.send(Call.get("sddcs").with("limit", 1));
            try (ConsoleProxy proxy = open(api)) {
                terminal.note("console of %s".formatted(client.endpoint().url()));
                terminal.say("listening on " + proxy.url());
                new CountDownLatch(1).await();
            }
        }
        return ExitCode.OK;
    }

    private ConsoleProxy open(Api api) throws IOException {
        try {
            return ConsoleProxy.open(api, port);
        } catch (BindException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "port %d of 127.0.0.1 can't be had (%s); name another with --port".formatted(port, e.getMessage()),
                    e);
        }
    }
}
