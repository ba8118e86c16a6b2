package io.connectedvpc.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.cli.Cli.Run;
import io.connectedvpc.cli.ServedApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The other verbs that change something, against the local server. */
class ChangeVerbsTest {

    @RegisterExtension
    private final ServedApi api = new ServedApi();

    @BeforeEach
    void provision() {
        api.provisionExample();
    }

    private Run run(String command) {
        return api.cli().run(command.split(" "));
    }

    private String activeHost() {
        return run("get sddc sddc-1 -o json").json().at("/activeEdge/hostId").asText();
    }

    @Test
    void moveEdge_repointsAllRoutes() {
        Run run = run("move-edge sddc-1 --to-host esx-2");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(7);
        assertThat(run.lines().get(0)).matches("The active Edge of sddc-1 is on esx-2, eni-\\w+\\.");
        assertThat(run.lines().get(1)).isEqualTo("4 routes changed:");
        assertThat(run.lines().get(2)).isEqualTo("CHANGE ROUTE TABLE DESTINATION FROM TO");
        assertThat(activeHost()).isEqualTo("esx-2");
    }

    @Test
    void moveEdge_doesNothing_whenTheEdgeIsThere() {
        assertThat(run("move-edge sddc-1 --to-host esx-1"))
                .isEqualTo(
                        new Run(0, "Nothing to do: this move was made before, or the Edge is on esx-1 already.\n", ""));
    }

    @Test
    void moveEdge_answersAsTheApi_inJson_withReasonAndSequence() {
        Run run = run("move-edge sddc-1 --to-host esx-2 --reason failure --sequence 7 --if-version 4 -o json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.json().path("applied").asBoolean()).isTrue();
        assertThat(run.json().path("sequence").asInt()).isEqualTo(7);
        assertThat(run.json().path("changes")).hasSize(4);
        assertThat(run("get hosts sddc-1").lines()).contains("esx-1 1 i-1 DOWN");
    }

    @Test
    void moveEdge_isRefused_whenItsSequenceIsOld() {
        run("move-edge sddc-1 --to-host esx-2 --sequence 7");

        Run stale = run("move-edge sddc-1 --to-host esx-1 --sequence 6");

        assertThat(stale.exitCode()).isEqualTo(1);
        assertThat(stale.err()).startsWith("A newer command was applied (stale-sequence): ");
        assertThat(activeHost()).isEqualTo("esx-2");
    }

    @Test
    void moveEdge_isRefused_whenTheVersionIsAnother() {
        Run run = run("move-edge sddc-1 --to-host esx-2 --if-version 3");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("(version-mismatch)");
        assertThat(activeHost()).isEqualTo("esx-1");
    }

    @Test
    void reconcile_saysThatNothingHadToChange() {
        assertThat(run("reconcile sddc-1")).isEqualTo(new Run(0, "No route had to change.\n", ""));
        assertThat(run("reconcile sddc-1 --prune -o json").out()).isEqualTo("{\"inSync\":true,\"changes\":[]}\n");
    }

    @Test
    void reconcile_isRefused_whenThereIsNoSuchSddc() {
        assertThat(run("reconcile nix").exitCode()).isEqualTo(1);
    }

    @Test
    void deleteSegment_removesIt_andAgainIsFine() {
        assertThat(run("delete segment sddc-1 web")).isEqualTo(new Run(0, "segment web: deleted\n", ""));
        assertThat(run("delete segment sddc-1 web -o json")).isEqualTo(new Run(0, "", ""));
        assertThat(run("get segments sddc-1").lines()).noneMatch(line -> line.startsWith("web"));
    }

    @Test
    void deleteSegment_isRefused_whenItsSequenceIsOldOrThereIsNoSddc() {
        run("delete segment sddc-1 web --sequence 5");

        Run stale = run("delete segment sddc-1 web --sequence 4");

        assertThat(stale.exitCode()).isEqualTo(1);
        assertThat(stale.err()).contains("(stale-sequence)");
        assertThat(run("delete segment nix web").exitCode()).isEqualTo(1);
    }

    @Test
    void deleteSddc_wantsForce_whenThereAreSegments() {
        Run refused = run("delete sddc sddc-1");
        Run forced = run("delete sddc sddc-1 --force");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).startsWith("The SDDC has routed segments (not-empty): ");
        assertThat(forced).isEqualTo(new Run(0, "sddc sddc-1: deleted\n", ""));
        assertThat(run("delete sddc sddc-1")).isEqualTo(new Run(0, "sddc sddc-1: deleted\n", ""));
        assertThat(run("get sddcs -o json").json().path("sddcs")).isEmpty();
    }
}
