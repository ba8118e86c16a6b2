package io.connectedvpc.cli.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.cli.Cli.Run;
import io.connectedvpc.cli.ServedApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trace, against the local server. */
class TraceTest {

    @RegisterExtension
    private final ServedApi api = new ServedApi();

    @BeforeEach
    void provision() {
        api.provisionExample();
    }

    private Run run(String command) {
        return api.cli().run(command.split(" "));
    }

    @Test
    void trace_showsTheWayToASegment_andBack() {
        Run run = run("trace sddc-1 --from subnet-3 --to 192.168.160.10");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().getFirst()).isEqualTo("subnet-3 → 192.168.160.10 (web)");
        assertThat(run.lines())
                .anyMatch(line -> line.startsWith("ROUTE_TABLE rtb-1 "))
                .anyMatch(line -> line.startsWith("ROUTE 192.168.160.0/24 "))
                .anyMatch(line -> line.matches("NETWORK_INTERFACE eni-\\w+ .*"))
                .anyMatch(line -> line.startsWith("HOST esx-1 "))
                .contains("It arrives.", "192.168.160.10 (web) → subnet-3");
    }

    @Test
    void trace_saysWhereThePacketEnds_andSoDoesTheExitCode() throws Exception {
        Run run = run("trace sddc-1 --from subnet-3 --to 192.168.200.1");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.lines()).anyMatch(line -> line.startsWith("It ends, ADDRESS_OUTSIDE_SDDC: "));
        assertThat(run("trace sddc-1 --from subnet-3 --to 192.168.200.1 -o json"))
                .isEqualTo(new Run(5, api.get("/sddcs/sddc-1/trace?from=subnet-3&to=192.168.200.1") + "\n", ""));
    }

    @Test
    void trace_isRefused_whenAnAddressIsNone() {
        Run run = run("trace sddc-1 --from subnet-3 --to web");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("A field is invalid (invalid-field):\n  to is not an IPv4 address\n");
    }
}
