package io.connectedvpc.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.cli.Cli;
import io.connectedvpc.cli.Cli.Run;
import io.connectedvpc.cli.ServedApi;
import io.connectedvpc.ec2standin.Ec2StandIn;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.local.LocalServer;
import io.connectedvpc.local.TestServers;
import io.connectedvpc.local.backend.Backends;
import io.connectedvpc.local.backend.Environment;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shown and done when somebody else has changed routes; the server runs here, so that the test can be that somebody. */
class DriftTest {

    private static final String LEFT_OVER = "192.168.200.0/24";

    private final Backends embedded = Backends.of(new Environment(Map.of()), "connected-vpc");
    private final Ec2StandIn ec2 = embedded.standIn().orElseThrow();
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        // Without the trail of EC2's calls nothing is healed before the test has looked.
        server = TestServers.start(
                new Backends(embedded.ec2(), embedded.dynamoDb(), Optional.empty(), embedded.description()));
        assertThat(Cli.of(server.url())
                        .reading(ServedApi.EXAMPLE)
                        .run("apply", "-f", "-")
                        .exitCode())
                .isZero();
    }

    @AfterEach
    void stop() {
        server.close();
        embedded.close();
    }

    private Run run(String command) {
        return Cli.of(server.url()).run(command.split(" "));
    }

    private String activeInterface() {
        return run("get sddc sddc-1 -o json")
                .json()
                .at("/activeEdge/networkInterfaceId")
                .asText();
    }

    @Test
    void drift_isShown_planned_andPutRight() {
        ec2.deleteRoute(call -> call.routeTableId(SampleVpc.MAIN_TABLE).destinationCidrBlock("192.168.160.0/24"));

        assertThat(run("get segments sddc-1").lines()).contains("web 192.168.160.0/24 ROUTED MISSING 0");
        assertThat(run("describe sddc-1").lines()).contains("sddc-1 READY, not in sync, version 4");
        Run plan = run("plan sddc-1 --detailed-exitcode");
        assertThat(plan.exitCode()).isEqualTo(5);
        assertThat(plan.lines()).endsWith("1 route would change: 1 EC2 call, at once.");

        Run reconcile = run("reconcile sddc-1");

        assertThat(reconcile.exitCode()).isZero();
        assertThat(reconcile.lines())
                .containsExactly(
                        "1 route changed:",
                        "CHANGE ROUTE TABLE DESTINATION FROM TO",
                        "CREATE rtb-1 192.168.160.0/24 - " + activeInterface());
        assertThat(run("describe sddc-1").lines()).contains("sddc-1 READY, in sync, version 4");
    }

    @Test
    void unexplainedRoute_isWarnedOf_andRemovedOnlyByAPrune() {
        String eni = activeInterface();
        ec2.createRoute(call -> call.routeTableId(SampleVpc.MAIN_TABLE)
                .destinationCidrBlock(LEFT_OVER)
                .networkInterfaceId(eni));

        assertThat(run("describe sddc-1").out()).contains("UNEXPLAINED_ROUTE").contains(LEFT_OVER);
        assertThat(run("reconcile sddc-1").out()).isEqualTo("No route had to change.\n");
        assertThat(run("reconcile sddc-1 --prune").lines()).contains("DELETE rtb-1 %s %s -".formatted(LEFT_OVER, eni));
        assertThat(run("get routes sddc-1").out()).doesNotContain(LEFT_OVER);
    }
}
