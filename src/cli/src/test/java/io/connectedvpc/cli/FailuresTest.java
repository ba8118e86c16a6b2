package io.connectedvpc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.cli.Cli.Run;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    /** Nobody listens on port 1. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get sddcs",
                "get sddc s",
                "describe s",
                "plan s",
                "watch s",
                "delete sddc s",
                "delete segment s web",
                "move-edge s --to-host esx-2",
                "reconcile s",
                "console --port 0"
            })
    void verb_saysWhatToDo_whenNobodyListens(String command) {
        assertThat(Cli.of(NOBODY).run(command.split(" ")))
                .isEqualTo(
                        new Run(
                                3,
                                "",
                                "nobody listens on http://127.0.0.1:1; start a server with ./cvpc serve, or name another with --endpoint\n"));
    }

    @Test
    void apply_saysWhatToDo_whenNobodyListens() {
        Run run = Cli.of(NOBODY).reading("sddcId: s").run("apply", "-f", "-");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("nobody listens on http://127.0.0.1:1; ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                 | say what to do
            unknown                            | Unmatched argument at index 0: 'unknown'
            get                                | say what to get
            get sddc                           | Missing required parameter: 'SDDC'
            delete                             | say what to delete
            move-edge s                        | Missing required option: '--to-host=HOST'
            move-edge s --to-host h --reason x | expected one of [MAINTENANCE, FAILURE] (case-insensitive) but was 'x'
            get sddcs -o xml                   | expected one of [TABLE, JSON] (case-insensitive) but was 'xml'
            get sddcs --endpoint nix           | an endpoint is a URL such as http://127.0.0.1:8080, and not 'nix'
            get sddcs --endpoint http://a.b    | http://a.b isn't on this machine, so it must be https
            apply                              | Missing required option: '--filename=FILE'
            watch s --interval=-1              | --interval must be 0 or more, not -1
            completion fish                    | expected one of [BASH, ZSH]
            """)
    void command_isRefused_whenItIsWrong(String command, String complaint) {
        Run run = Cli.of(NOBODY).run(command.isEmpty() ? new String[0] : command.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(complaint);
    }

    @Test
    void help_tellsVerbsOptionsAndExitCodes() {
        assertThat(Cli.in(Map.of()).run("--help").out())
                .contains("get", "describe", "apply", "delete", "move-edge", "plan", "reconcile", "watch", "console");
        assertThat(Cli.in(Map.of()).run("delete", "sddc", "--help").out())
                .contains("--endpoint", "--profile", "--region", "--force", "Exit codes:", "The API refused");
    }

    @Test
    void verb_saysSo_whenSomebodyElseAnswers() {
        try (ScriptedApi other = new ScriptedApi()) {
            other.on("GET /sddcs", 200, Map.of("Content-Type", "text/html"), "<html>");

            Run run = Cli.of(other.url()).run("get", "sddcs");

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).startsWith("what answers at the endpoint isn't connected-vpc's API (status 200");
        }
    }

    @Test
    void verb_saysSo_whenSomebodyElseRefuses() {
        try (ScriptedApi other = new ScriptedApi()) {
            other.on("GET /sddcs", 502, Map.of("Content-Type", "text/html"), "<html>");

            assertThat(Cli.of(other.url()).run("get", "sddcs")).isEqualTo(new Run(1, "", "refused with status 502\n"));
        }
    }

    @Test
    void refusal_isShownWithoutControlCharacters() {
        try (ScriptedApi api = new ScriptedApi()) {
            api.on("GET /sddcs/s", 404, """
                    {"type":"urn:connected-vpc:problem:not-found","title":"No\\u001b[2J","status":404,"detail":"a\\nb\\u202ec"}""");

            assertThat(Cli.of(api.url()).run("describe", "s").err()).isEqualTo("No?[2J (not-found): a?b?c\n");
        }
    }

    @Test
    void verb_saysSo_whenThereAreNoCredentials() {
        Run run = Cli.in(Map.of())
                .run(
                        "get",
                        "sddcs",
                        "--endpoint=https://abc.execute-api.eu-central-1.amazonaws.com",
                        "--profile=there-is-no-such-profile");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("the endpoint wants signed requests, and there are no credentials (Profile file contained no"
                        + " credentials for profile 'there-is-no-such-profile'); name a profile with --profile, or set"
                        + " AWS_PROFILE or AWS_ACCESS_KEY_ID\n");
    }

    @Test
    void endpoint_ofTheOption_countsMoreThanThatOfTheEnvironment() {
        Run run = Cli.of(NOBODY).run("get", "sddcs", "--endpoint", "http://127.0.0.1:2/");

        assertThat(run.err()).startsWith("nobody listens on http://127.0.0.1:2; ");
    }
}
