package io.connectedvpc.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.command.Command.DeleteSegment;
import io.connectedvpc.core.command.Command.DeprovisionSddc;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.command.Command.MoveEdge;
import io.connectedvpc.core.command.Command.PutSegment;
import io.connectedvpc.core.command.Command.SddcSpec;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Stamps STAMPS = Stamps.now(NOW);
    private static final Stamp THIRD = new Stamp(3L, NOW, true);

    @Test
    void provisioning_isRead_withEveryFieldOfTheContract() {
        var command = Commands.provision("sddc-1", STAMPS, Body.parse("""
                        {"account":{"roleArn":"arn:aws:iam::210987654321:role/connected-vpc","externalId":"lab"},
                         "vpcId":"vpc-1","subnetId":"subnet-1","managementCidr":"10.2.0.0/16",
                         "hosts":[{"hostId":"esx-1","instanceId":"i-1"},{"hostId":"esx-9","cluster":2,"leaving":true}],
                         "activeEdgeHost":"esx-1","standbyEdgeHost":"esx-2",
                         "routing":"PER_CIDR","additionalRouteTableIds":["rtb-2"],"securityGroupIds":["sg-1"],"paused":false,
                         "sequence":3}"""));

        assertThat(command.sddcId()).isEqualTo("sddc-1");
        assertThat(command.stamp()).isEqualTo(THIRD);
        assertThat(command.spec())
                .isEqualTo(new SddcSpec(
                        new Account("arn:aws:iam::210987654321:role/connected-vpc", "lab"),
                        "vpc-1",
                        "subnet-1",
                        "10.2.0.0/16",
                        List.of(new HostSpec("esx-1", "i-1", null, null), new HostSpec("esx-9", null, 2, true)),
                        "esx-1",
                        "esx-2",
                        "PER_CIDR",
                        List.of("rtb-2"),
                        List.of("sg-1"),
                        false));
    }

    @Test
    void provisioning_leavesOut_whatTheBodyLeavesOut() {
        var command = Commands.provision("sddc-1", STAMPS, Body.parse("{\"paused\":null}"));

        assertThat(command.spec()).isEqualTo(new SddcSpec(null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void account_isMalformed_whenItIsNoObjectWithARole() {
        assertThat(violations("{\"account\":\"210987654321\"}")).containsExactly("account must be an object");
        assertThat(violations("{\"account\":{\"id\":\"210987654321\"}}"))
                .containsExactlyInAnyOrder("account.roleArn is missing", "account.id is unknown");
    }

    private static List<String> violations(String body) {
        Rejected rejected =
                catchThrowableOfType(Rejected.class, () -> Commands.provision("sddc-1", STAMPS, Body.parse(body)));
        assertThat(rejected.problem().code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        return rejected.problem().violations().stream()
                .map(violation -> violation.field() + " " + violation.message())
                .toList();
    }

    @Test
    void cluster_staysWrong_whenItIsTooLargeForAnInt() {
        var command = Commands.provision(
                "sddc-1",
                STAMPS,
                Body.parse(
                        "{\"hosts\":[{\"hostId\":\"a\",\"cluster\":4294967297},{\"hostId\":\"b\",\"cluster\":-4294967295}]}"));

        assertThat(command.spec().hosts()).extracting(HostSpec::cluster).containsExactly(Integer.MAX_VALUE, -1);
    }

    @Test
    void otherCommands_areRead_withEveryFieldOfTheContract() {
        assertThat(Commands.putSegment(
                        "sddc-1",
                        "web",
                        STAMPS,
                        Body.parse("{\"cidr\":\"192.168.160.0/24\",\"type\":\"ROUTED\",\"sequence\":3}")))
                .isEqualTo(new PutSegment("sddc-1", THIRD, "web", "192.168.160.0/24", null, "ROUTED"));
        assertThat(Commands.putSegment(
                        "sddc-1",
                        "web",
                        STAMPS,
                        Body.parse("{\"gatewayAddress\":\"192.168.160.1/24\",\"sequence\":3}")))
                .isEqualTo(new PutSegment("sddc-1", THIRD, "web", null, "192.168.160.1/24", null));
        assertThat(Commands.deleteSegment("sddc-1", "web", STAMPS, Body.parse("{\"sequence\":3}")))
                .isEqualTo(new DeleteSegment("sddc-1", THIRD, "web"));
        assertThat(Commands.moveEdge(
                        "sddc-1", STAMPS, Body.parse("{\"toHost\":\"esx-2\",\"reason\":\"FAILURE\",\"sequence\":3}")))
                .isEqualTo(new MoveEdge("sddc-1", THIRD, "esx-2", "FAILURE"));
        assertThat(Commands.deprovision("sddc-1", STAMPS, Body.parse("{\"force\":true,\"sequence\":3}")))
                .isEqualTo(new DeprovisionSddc("sddc-1", THIRD, true));
        assertThat(Commands.deprovision("sddc-1", STAMPS, Body.parse("{\"sequence\":3}"))
                        .force())
                .isFalse();
    }

    @Test
    void form_isJudgedBeforeContent() {
        var refused = catchThrowableOfType(
                Rejected.class,
                () -> Commands.putSegment("sddc-1", "web", STAMPS, Body.parse("{\"sequence\":0,\"color\":\"blue\"}")));

        assertThat(refused.problem().code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        assertThat(refused.problem().violations()).containsExactly(new Violation("color", "is unknown"));
    }
}
