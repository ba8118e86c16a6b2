package io.connectedvpc.local.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.local.Templates;
import io.connectedvpc.local.function.FunctionRunner;
import io.connectedvpc.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class SweepTest {

    @Test
    void sweep_callsTheScheduledFunctionAgainAndAgain() throws InterruptedException {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        Template template = Templates.ofOneFunction();
        try (FunctionRunner functions = new FunctionRunner(
                        template,
                        Map.of(
                                "f",
                                (input, output, context) ->
                                        events.add(new String(input.readAllBytes(), StandardCharsets.UTF_8))));
                LocalBus bus = new LocalBus(template, functions, Clock.systemUTC(), retry -> {});
                Sweep sweep = new Sweep(template.schedules(), bus, Duration.ofMillis(1))) {
            assertThat(events.take()).contains("Scheduled Event");
            assertThat(events.take()).contains("aws.events");
        }
    }
}
