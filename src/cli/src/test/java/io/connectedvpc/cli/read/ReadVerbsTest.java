package io.connectedvpc.cli.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.cli.Cli.Run;
import io.connectedvpc.cli.ServedApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs that only look, against the local server. */
class ReadVerbsTest {

    @RegisterExtension
    private final ServedApi api = new ServedApi();

    @Test
    void getSddcs_saysSo_whenThereIsNone() {
        Run run = api.cli().run("get", "sddcs");

        assertThat(run).isEqualTo(new Run(0, "", "There is no SDDC.\n"));
    }

    @Test
    void getSddcs_listsThem() {
        api.provisionExample();

        assertThat(api.cli().run("get", "sddcs").lines())
                .containsExactly(
                        "SDDC STATUS VPC SUBNET MANAGEMENT ROUTING PAUSED ACTIVE EDGE VERSION",
                        "sddc-1 READY vpc-1 subnet-1 10.2.0.0/16 PER_CIDR esx-1 4");
    }

    @Test
    void getSddcs_answersAsTheApi_inJson() throws Exception {
        api.provisionExample();

        assertThat(api.cli().run("get", "sddcs", "-o", "json").out()).isEqualTo(api.get("/sddcs") + "\n");
    }

    @Test
    void getSddc_andDescribe_answerExactlyAsTheApi_inJson() throws Exception {
        api.provisionExample();
        String exact = api.get("/sddcs/sddc-1") + "\n";

        assertThat(api.cli().run("get", "sddc", "sddc-1", "-o", "json")).isEqualTo(new Run(0, exact, ""));
        assertThat(api.cli().run("describe", "sddc-1", "-o", "JSON")).isEqualTo(new Run(0, exact, ""));
    }

    @Test
    void getSddc_showsALine() {
        api.provisionExample();

        assertThat(api.cli().run("get", "sddc", "sddc-1").lines())
                .containsExactly(
                        "SDDC STATUS VPC SUBNET MANAGEMENT ROUTING PAUSED ACTIVE EDGE VERSION",
                        "sddc-1 READY vpc-1 subnet-1 10.2.0.0/16 PER_CIDR esx-1 4");
    }

    @Test
    void getSegments_showsTheirRoutes() {
        api.provisionExample();

        assertThat(api.cli().run("get", "segments", "sddc-1").lines())
                .containsExactly(
                        "SEGMENT CIDR TYPE ROUTE SEQUENCE",
                        "app 192.168.161.0/24 ROUTED ACTIVE 0",
                        "db 192.168.162.0/24 ROUTED ACTIVE 0",
                        "web 192.168.160.0/24 ROUTED ACTIVE 0");
        assertThat(api.cli().run("get", "segments", "sddc-1", "-o", "json").json())
                .isEqualTo(api.cli()
                        .run("get", "sddc", "sddc-1", "-o", "json")
                        .json()
                        .path("segments"));
    }

    @Test
    void getInterfaces_showsAllSeventeen_andWhereTheEdgesAre() {
        api.provisionExample();

        Run run = api.cli().run("get", "interfaces", "sddc-1");

        assertThat(run.lines()).hasSize(18);
        assertThat(run.lines().get(1)).matches("0 eni-\\w+ 10\\.0\\.165\\.\\d+ esx-1 i-1 in-use active");
        assertThat(run.lines().get(2)).matches("1 eni-\\w+ 10\\.0\\.165\\.\\d+ esx-2 i-2 in-use standby");
        assertThat(run.lines().get(17)).matches("16 eni-\\w+ 10\\.0\\.165\\.\\d+ - - available");
        assertThat(api.cli().run("get", "interfaces", "sddc-1", "-o", "json").json())
                .hasSize(17);
    }

    @Test
    void getHosts_showsTheirState() {
        api.provisionExample();

        assertThat(api.cli().run("get", "hosts", "sddc-1").lines())
                .containsExactly("HOST CLUSTER INSTANCE STATE", "esx-1 1 i-1 UP", "esx-2 1 i-2 UP");
        assertThat(api.cli().run("get", "hosts", "sddc-1", "-o", "json").json()).hasSize(2);
    }

    @Test
    void getRoutes_showsAllOfTheTable() throws Exception {
        api.provisionExample();

        Run run = api.cli().run("get", "routes", "sddc-1");

        assertThat(run.lines().getFirst()).isEqualTo("rtb-1 (main), used by subnet-1, subnet-3, subnet-4");
        assertThat(run.lines()).contains("10.0.0.0/16 local ACTIVE LOCAL no -");
        assertThat(run.lines())
                .anySatisfy(line -> assertThat(line).matches("192\\.168\\.160\\.0/24 eni-\\w+ ACTIVE STATIC yes web"));
        assertThat(api.cli().run("get", "routes", "sddc-1", "-o", "json").out())
                .isEqualTo(api.get("/sddcs/sddc-1/route-tables") + "\n");
    }

    @Test
    void describe_tellsAllAboutAnSddc() {
        api.provisionExample();

        Run run = api.cli().run("describe", "sddc-1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .contains(
                        "sddc-1 READY, in sync, version 4",
                        "VPC vpc-1, main route table rtb-1",
                        "security groups sg-1",
                        "Hosts (2)",
                        "Network interfaces (17)",
                        "Segments (3)",
                        "web 192.168.160.0/24 ROUTED ACTIVE 0");
    }

    @Test
    void describe_showsWarnings() {
        api.cli()
                .reading(ServedApi.EXAMPLE.replace("securityGroupIds: [sg-1]\n", ""))
                .run("apply", "-f", "-");

        assertThat(api.cli().run("describe", "sddc-1").lines())
                .anySatisfy(line -> assertThat(line).matches("Warnings \\(\\d\\)"))
                .anySatisfy(line -> assertThat(line).startsWith("DEFAULT_SECURITY_GROUP "));
    }

    @Test
    void plan_saysThatNothingWouldChange() throws Exception {
        api.provisionExample();

        assertThat(api.cli().run("plan", "sddc-1", "--detailed-exitcode"))
                .isEqualTo(new Run(0, "No route would change.\n", ""));
        assertThat(api.cli().run("plan", "sddc-1", "-o", "json").out()).isEqualTo(api.get("/sddcs/sddc-1/plan") + "\n");
    }

    @Test
    void plan_ofAMove_listsItsWrites_andTellsByTheExitCodeIfAsked() throws Exception {
        api.provisionExample();

        Run run = api.cli().run("plan", "sddc-1", "--to-host", "esx-2");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(7).endsWith("4 routes would change: 4 EC2 calls, at once.");
        assertThat(run.lines().get(1)).matches("REPLACE rtb-1 10\\.2\\.0\\.0/16 eni-\\w+ eni-\\w+");
        assertThat(api.cli().run("plan", "sddc-1", "--to-host=esx-2", "--detailed-exitcode", "-o", "json"))
                .isEqualTo(new Run(5, api.get("/sddcs/sddc-1/plan?toHost=esx-2") + "\n", ""));
        assertThat(api.cli()
                        .run("get", "sddc", "sddc-1", "-o", "json")
                        .json()
                        .at("/activeEdge/hostId")
                        .asText())
                .as("where the Edge is")
                .isEqualTo("esx-1");
    }

    @Test
    void plan_isRefused_whenTheHostIsUnknown() {
        api.provisionExample();

        Run run = api.cli().run("plan", "sddc-1", "--to-host", "esx-9");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("A field is invalid (invalid-field):\n  toHost ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get sddc nix",
                "get segments nix",
                "get interfaces nix",
                "get hosts nix",
                "get routes nix",
                "describe nix",
                "plan nix",
                "trace nix --from subnet-1 --to 192.168.160.1",
                "watch nix"
            })
    void verb_fails_whenThereIsNoSuchSddc(String command) {
        Run human = api.cli().run(command.split(" "));
        Run json = api.cli().run((command + " -o json").split(" "));

        assertThat(human).isEqualTo(new Run(1, "", "There is no such resource (not-found): there is no SDDC nix\n"));
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.json().path("type").asText()).isEqualTo("urn:connected-vpc:problem:not-found");
    }

    @Test
    void id_isOnePartOfThePath_whateverIsInIt() {
        Run run = api.cli().run("get", "sddc", "../sddcs");

        assertThat(run.exitCode()).isEqualTo(1);
    }
}
