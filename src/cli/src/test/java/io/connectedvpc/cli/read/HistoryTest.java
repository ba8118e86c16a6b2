package io.connectedvpc.cli.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.Cli.Run;
import io.connectedvpc.cli.ServedApi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** History, against the local server. */
class HistoryTest {

    @RegisterExtension
    private final ServedApi api = new ServedApi();

    private Run run(String command) {
        return api.cli().run(command.split(" "));
    }

    @Test
    void history_tellsWhatWasDone_newestFirst() {
        api.provisionExample();
        run("move-edge sddc-1 --to-host esx-2 --sequence 3");

        Run run = run("history sddc-1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSize(6);
        assertThat(run.lines().get(1))
                .matches("\\S+Z 127\\.0\\.0\\.1 MOVE_EDGE esx-2 3 APPLIED - 4 \\d+ \\d+ \\d+ \\d+ \\d+");
        assertThat(run.lines().get(2))
                .matches("\\S+Z 127\\.0\\.0\\.1 PUT_SEGMENT db - APPLIED - 1 \\d+ \\d+ \\d+ \\d+ -");
        assertThat(run.lines().get(5)).matches("\\S+Z 127\\.0\\.0\\.1 PROVISION_SDDC - - APPLIED .*");
    }

    @Test
    void history_tellsWhatWasRefused() {
        api.provisionExample();
        run("move-edge sddc-1 --to-host esx-9");

        assertThat(run("history sddc-1 --limit 1").lines().getLast())
                .contains(" MOVE_EDGE esx-9 - REFUSED invalid-field 0 ");
    }

    @Test
    void history_answersAsTheApi_inJson() throws Exception {
        api.provisionExample();

        assertThat(run("history sddc-1 -o json")).isEqualTo(new Run(0, api.get("/sddcs/sddc-1/history") + "\n", ""));
    }

    @Test
    void history_goesOn_whereAPartEnded() {
        api.provisionExample();
        JsonNode whole = run("history sddc-1 -o json").json();

        Run first = run("history sddc-1 --limit 3");
        JsonNode firstPart = run("history sddc-1 --limit 3 -o json").json();
        String next = firstPart.path("next").textValue();
        JsonNode secondPart =
                run("history sddc-1 --limit 3 -o json --next " + next).json();

        assertThat(first.err()).isEqualTo("There is more: --next " + next + "\n");
        List<JsonNode> parts = new ArrayList<>();
        firstPart.path("history").forEach(parts::add);
        secondPart.path("history").forEach(parts::add);
        assertThat(parts).hasSize(4).containsExactlyElementsOf(whole.path("history"));
        assertThat(secondPart.path("next").isNull()).isTrue();
    }

    @Test
    void history_isThere_whenTheSddcIsGone() {
        api.provisionExample();
        run("delete sddc sddc-1 --force");

        assertThat(run("history sddc-1").lines().get(1)).contains(" DEPROVISION_SDDC - - APPLIED ");
    }

    @Test
    void history_fails_whenThereNeverWasSuchAnSddc() {
        assertThat(run("history nix"))
                .isEqualTo(new Run(
                        1, "", "There is no such resource (not-found): there is no SDDC nix, and no history of one\n"));
    }

    @Test
    void history_isRefused_whenItsLimitIsNone() {
        Run run = run("history sddc-1 --limit 0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("--limit must be 1 or more, not 0");
    }
}
