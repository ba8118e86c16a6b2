package io.connectedvpc.local;

import io.connectedvpc.ec2standin.Ec2StandIn;
import io.connectedvpc.lambda.Settings;
import io.connectedvpc.local.backend.Backends;
import io.connectedvpc.local.demo.Demo;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Plays the worked example. */
@Command(
        name = "demo",
        description = {
            "Plays the worked example on EC2 and DynamoDB in memory, whatever AWS_ENDPOINT_URL says.",
            "Exits with 0 only if every step ended in sync."
        })
final class DemoCommand implements Callable<Integer> {

    /** Longer than the demo takes: the calls that it counts are to be its own. */
    private static final Duration NO_SWEEP = Duration.ofDays(1);

    @Override
    public Integer call() throws IOException, InterruptedException {
        return play(System.out) ? 0 : 1;
    }

    /** Plays it; whether every step ended in sync. */
    static boolean play(PrintStream out) throws IOException, InterruptedException {
        Settings settings = Settings.of(Map.of());
        Ec2StandIn ec2 = Backends.sampleVpc();
        LocalServer.Options options = new LocalServer.Options(0, NO_SWEEP, line -> {});
        try (Backends backends = Backends.embedded(ec2, settings.table());
                LocalServer server =
                        LocalServer.start(ProjectTemplate.read(), new ProjectFunctions(backends, settings), options);
                Demo demo = new Demo(server, ec2, out)) {
            return demo.play();
        }
    }
}
