package io.connectedvpc.cli.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.cli.Cli.Run;
import io.connectedvpc.cli.ServedApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Preflight, against the local server. */
class PreflightTest {

    @RegisterExtension
    private final ServedApi api = new ServedApi();

    private Run preflight(String text, String... options) {
        String[] arguments = new String[options.length + 3];
        System.arraycopy(new String[] {"preflight", "-f", "-"}, 0, arguments, 0, 3);
        System.arraycopy(options, 0, arguments, 3, options.length);
        return api.cli().reading(text).run(arguments);
    }

    @Test
    void preflight_warns_andChangesNothing() {
        Run run = preflight(ServedApi.EXAMPLE.replace("securityGroupIds: [sg-1]\n", ""));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).anyMatch(line -> line.startsWith("sddc-1: WARNING DEFAULT_SECURITY_GROUP: "));
        assertThat(api.cli().run("get", "sddcs").err()).isEqualTo("There is no SDDC.\n");
    }

    @Test
    void preflight_tellsErrors_byItsExitCodeToo() {
        String overlapping = ServedApi.EXAMPLE.replace("192.168.161.0/24", "10.0.7.0/24");

        Run run = preflight(overlapping);

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.lines()).anyMatch(line -> line.startsWith("sddc-1: ERROR OVERLAP: "));
        assertThat(preflight(overlapping, "-o", "json").json().path("findings"))
                .anySatisfy(
                        finding -> assertThat(finding.path("severity").asText()).isEqualTo("ERROR"));
    }

    @Test
    void preflight_namesTheLine_whenTheApiRefusesAField() {
        Run run = preflight(ServedApi.EXAMPLE.replace("instanceId: i-2", "instanceId: 2"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                standard input:1: sddc sddc-1 can't be checked
                The request is malformed (malformed-request):
                  standard input:10: hosts[1].instanceId must be a string
                """);
    }

    @Test
    void preflight_isNotSent_whenTheFileHasMistakes() {
        assertThat(preflight("sddcId: a\nroutes: []\n").exitCode()).isEqualTo(2);
    }
}
