package io.connectedvpc.cli.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectedvpc.cli.Cli;
import io.connectedvpc.cli.Cli.Run;
import io.connectedvpc.cli.ScriptedApi;
import io.connectedvpc.cli.ServedApi;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Watch, against the local server, and for failures against one that fails when it is told to. */
class WatchTest {

    @RegisterExtension
    private final ServedApi served = new ServedApi();

    private CompletableFuture<Run> start(Cli cli, String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(new String[] {"watch", "sddc-1", "--interval", "0"}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return CompletableFuture.supplyAsync(() -> cli.run(arguments));
    }

    private void run(String command) {
        assertThat(served.cli().run(command.split(" ")).exitCode()).isZero();
    }

    @Test
    void watch_printsWhatChanges_andEndsWhenTheSddcIsGone() {
        served.provisionExample();
        Cli cli = served.cli();
        CompletableFuture<Run> watch = start(cli);
        await().until(() -> cli.out().contains("Segments (3)"));

        run("move-edge sddc-1 --to-host esx-2");
        await().until(() -> cli.out().contains("active Edge: esx-1 → esx-2"));
        run("delete segment sddc-1 web");
        await().until(() -> cli.out().contains("segment web: gone"));
        run("delete sddc sddc-1 --force");

        Run ended = watch.join();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out().lines().toList().getLast()).matches("\\d\\d:\\d\\d:\\d\\d sddc-1 is gone");
        assertThat(ended.out()).doesNotContain("\u001b");
    }

    @Test
    void watch_drawsAgain_onATerminal() {
        served.provisionExample();
        Cli cli = served.cli().onTty();
        CompletableFuture<Run> watch = start(cli);

        await().until(() -> cli.out().split("\u001b\\[H\u001b\\[J", -1).length > 3);
        run("delete sddc sddc-1 --force");

        assertThat(watch.join().exitCode()).isZero();
        assertThat(cli.out()).contains("\u001b[32mREADY\u001b[0m, in sync");
    }

    @Test
    void watch_writesAnAnswerForEachChange_inJson() {
        served.provisionExample();
        Cli cli = served.cli();
        CompletableFuture<Run> watch = start(cli, "-o", "json");
        await().until(() -> cli.out().contains("\n"));

        run("delete segment sddc-1 web");
        await().until(() -> cli.out().lines().count() > 1);
        run("delete sddc sddc-1 --force");

        Run ended = watch.join();
        assertThat(ended.out().lines()).allMatch(line -> line.startsWith("{\"sddcId\":\"sddc-1\","));
        assertThat(ended.err()).endsWith(" sddc-1 is gone\n");
    }

    @Test
    void watch_goesOn_whileTheApiIsThrottledOrAway() {
        try (ScriptedApi api = new ScriptedApi()) {
            api.on("GET /sddcs/sddc-1", 200, "{\"status\":\"READY\"}")
                    .on("GET /sddcs/sddc-1", 429, "{}")
                    .on("GET /sddcs/sddc-1", 200, "<html>")
                    .on("GET /sddcs/sddc-1", 200, "<html>")
                    .on("GET /sddcs/sddc-1", 200, "{\"status\":\"DEGRADED\"}")
                    .on("GET /sddcs/sddc-1", 404, "{}");

            Run run = start(Cli.of(api.url())).join();

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains(" status: READY → DEGRADED\n");
            assertThat(run.err().lines()).singleElement().asString().endsWith("; still trying");
        }
    }

    @Test
    void watch_fails_whenTheFirstLookFails() {
        try (ScriptedApi api = new ScriptedApi()) {
            api.on("GET /sddcs/sddc-1", 503, "{\"message\":\"Service Unavailable\"}");

            assertThat(start(Cli.of(api.url())).join().exitCode()).isEqualTo(1);
        }
    }

    @Test
    void watch_endsAsTheShellTells_whenItIsInterrupted() throws Exception {
        served.provisionExample();
        Cli cli = served.cli();
        FutureTask<Run> task = new FutureTask<>(() -> cli.run("watch", "sddc-1", "--interval", "3600"));
        Thread thread = Thread.ofVirtual().start(task);
        await().until(() -> cli.out().contains("Segments (3)"));

        thread.interrupt();

        assertThat(task.get().exitCode()).isEqualTo(130);
        assertThat(task.get().err()).isEmpty();
    }
}
