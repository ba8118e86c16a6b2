package io.connectedvpc.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.Cli.Run;
import io.connectedvpc.cli.ServedApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Apply, against the local server. */
class ApplyTest {

    @RegisterExtension
    private final ServedApi api = new ServedApi();

    @TempDir
    private Path folder;

    private Run apply(String text, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "apply";
        arguments[1] = "-f";
        arguments[2] = "-";
        System.arraycopy(options, 0, arguments, 3, options.length);
        return api.cli().reading(text).run(arguments);
    }

    private JsonNode sddc() {
        return api.cli().run("get", "sddc", "sddc-1", "-o", "json").json();
    }

    @Test
    void apply_createsTheWorkedExample_andChangesNothingTheSecondTime() throws IOException {
        Path file = Files.writeString(folder.resolve("example.yaml"), ServedApi.EXAMPLE);

        Run first = api.cli().run("apply", "-f", file.toString());
        Run second = api.cli().run("apply", "-f", file.toString());

        assertThat(first).isEqualTo(new Run(0, """
                sddc sddc-1: created
                segment web 192.168.160.0/24: created, route ACTIVE
                segment app 192.168.161.0/24: created, route ACTIVE
                segment db 192.168.162.0/24: created, route ACTIVE
                sddc-1  READY, in sync, version 4
                """, ""));
        assertThat(second).isEqualTo(new Run(0, """
                sddc sddc-1: unchanged
                segment web 192.168.160.0/24: unchanged, route ACTIVE
                segment app 192.168.161.0/24: unchanged, route ACTIVE
                segment db 192.168.162.0/24: unchanged, route ACTIVE
                sddc-1  READY, in sync, version 4
                """, ""));
    }

    @Test
    void apply_saysWhatItChanged() {
        api.provisionExample();

        Run run = apply("""
                {"sddcId": "sddc-1", "hosts": [
                  {"hostId": "esx-1", "instanceId": "i-1"}, {"hostId": "esx-2", "instanceId": "i-2"}, {"hostId": "esx-3"}],
                 "segments": [{"name": "web", "cidr": "192.168.160.0/25"}, {"name": "app", "cidr": "192.168.161.0/24", "type": "EXTENDED"}]}
                """);

        assertThat(run).isEqualTo(new Run(0, """
                sddc sddc-1: changed (hosts)
                segment web 192.168.160.0/25: changed (cidr), route ACTIVE
                segment app 192.168.161.0/24: changed (type), route NONE
                sddc-1  READY, in sync, version 7
                """, ""));
        assertThat(sddc().path("segments"))
                .as("db, which the file doesn't name, stays")
                .hasSize(3);
    }

    @Test
    void apply_takesSegmentsAlone_ofAnSddcThatIsThere() {
        api.provisionExample();

        assertThat(apply("sddcId: sddc-1\nsegments:\n- {name: lab, cidr: 192.168.163.0/24}\n")
                        .out())
                .isEqualTo("""
                segment lab 192.168.163.0/24: created, route ACTIVE
                sddc-1  READY, in sync, version 5
                """);
    }

    @Test
    void apply_takesSeveralDocuments_andAnswersTheSddcs_inJson() {
        String other = """
                ---
                # Another one in the same subnet.
                sddcId: sddc-2
                vpcId: vpc-1
                subnetId: subnet-1
                managementCidr: 10.3.0.0/16
                securityGroupIds: [sg-1]
                hosts:
                - hostId: esx-3
                - hostId: esx-4
                """;

        Run run = apply(ServedApi.EXAMPLE + other, "-o", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out().lines().findFirst().orElseThrow()).isEqualTo(sddc().toString());
    }

    @Test
    void apply_changesNothing_whenTheFileHasMistakes() {
        Run run = apply("""
                sddcId: sddc-1
                vpcID: vpc-1
                hosts:
                  - hostId: esx-1
                    instance: i-1
                segments:
                  - cidr: 192.168.160.0/24
                """);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "standard input:2: vpcID is an unknown field; known are account, activeEdgeHost, "),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "standard input:5: hosts[0].instance is an unknown field; known are cluster, hostId, instanceId, leaving"),
                        line -> assertThat(line).isEqualTo("standard input:7: segments[0].name is missing"));
        assertThat(api.cli().run("get", "sddcs").err()).isEqualTo("There is no SDDC.\n");
    }

    @Test
    void apply_namesTheLine_whenTheApiRefusesAField() {
        Run run = apply(
                ServedApi.EXAMPLE.replace("10.2.0.0/16", "10.2.0.1/16").replace("instanceId: i-2", "instanceId: 2"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                standard input:1: sddc sddc-1 is refused
                The request is malformed (malformed-request):
                  standard input:10: hosts[1].instanceId must be a string
                """);
    }

    @Test
    void apply_stopsAtTheFirstRefusal_andTellsWhatWasDone() {
        Run run = apply(ServedApi.EXAMPLE.replace("192.168.161.0/24", "10.0.7.0/24"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                sddc sddc-1: created
                segment web 192.168.160.0/24: created, route ACTIVE
                """);
        assertThat(run.err())
                .startsWith("standard input:14: segment app is refused\nThe block overlaps another (cidr-overlap): ");
    }

    @Test
    void apply_answersTheProblem_inJson() {
        Run run = apply("sddcId: sddc-1\nvpcId: vpc-1\n", "-o", "json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().path("status").asInt()).isEqualTo(400);
        assertThat(run.err()).endsWith("missing: subnetId, managementCidr, hosts\n");
    }

    @Test
    void apply_isRefused_whenTheVersionIsAnother() {
        api.provisionExample();

        Run stale = apply(ServedApi.EXAMPLE + "  - {name: lab, cidr: 192.168.163.0/24}\n", "--if-version", "3");
        Run right = apply(ServedApi.EXAMPLE + "  - {name: lab, cidr: 192.168.163.0/24}\n", "--if-version", "4");

        assertThat(stale.exitCode()).isEqualTo(1);
        assertThat(stale.err()).contains("(version-mismatch)");
        assertThat(right.exitCode()).isZero();
        assertThat(sddc().path("version").asInt()).isEqualTo(5);
    }

    @Test
    void apply_refusesAVersion_forSeveralDocuments() {
        Run run = apply("sddcId: a\n---\nsddcId: b\n", "--if-version", "3");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("--if-version needs a file with one document");
    }

    @Test
    void apply_waitsForNothing_whileTheSddcIsPaused() {
        Run paused = apply(ServedApi.EXAMPLE.replace("hosts:", "paused: true\nhosts:"));
        Run unpaused = apply("sddcId: sddc-1\npaused: false\n");

        assertThat(paused.exitCode()).isZero();
        assertThat(paused.out()).endsWith("sddc-1  PROVISIONING, paused, version 4\n");
        assertThat(unpaused.exitCode()).isZero();
        assertThat(unpaused.out()).endsWith("sddc-1  READY, in sync, version 4\n");
    }

    @Test
    void apply_fails_whenThereIsNoFile() {
        Run run = api.cli().run("apply", "-f", folder.resolve("nix.yaml").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("there is no file %s\n".formatted(folder.resolve("nix.yaml")));
    }
}
