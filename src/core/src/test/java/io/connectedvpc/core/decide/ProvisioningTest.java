package io.connectedvpc.core.decide;

import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.host;
import static io.connectedvpc.core.Example.hosts;
import static io.connectedvpc.core.Example.leaving;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.decide.Decision.Effect;
import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The creation of an SDDC. */
class ProvisioningTest {

    private final Desk desk = new Desk();

    @Test
    void put_createsTheSddcWith17Slots() {
        Decision.Change change = desk.apply(provision(spec(), live()));

        assertThat(change.effect()).isEqualTo(Effect.CREATED);
        Sddc sddc = desk.sddc();
        assertThat(sddc.lifecycle()).isEqualTo(Lifecycle.PROVISIONING);
        assertThat(sddc.attachment()).isEqualTo(new Attachment("vpc-1", "subnet-1", "eu-west-1a", Example.MANAGEMENT));
        assertThat(sddc.mainTable()).isEqualTo(MainTable.only(Example.MAIN));
        assertThat(sddc.edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-1", "esx-2");
        assertThat(sddc.networkInterfaces()).hasSize(17).noneMatch(NetworkInterface::created);
        assertThat(sddc.networkInterfaces())
                .extracting(NetworkInterface::slot)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(sddc.networkInterfaces())
                .extracting(NetworkInterface::clientToken)
                .doesNotHaveDuplicates();
        assertThat(slotsOfHosts()).containsExactly("esx-1", "esx-2");
        assertThat(desk.state().version()).isEqualTo(1);
    }

    @Test
    void put_startsOut_withNothingWrittenAnywhere() {
        desk.apply(provision(spec(), live()));
        assertThat(desk.network.mutations()).isEmpty();
    }

    @Test
    void put_givesHostsOfTheManagementClusterTheLowestSlotsInOrder() {
        HostSpec[] mixed = {
            new HostSpec("esx-9", null, 2, null), host(5), new HostSpec("esx-8", null, 20, null), host(3)
        };
        desk.apply(provision(spec().hosts(mixed).active(null).standby(null), live()));
        assertThat(slotsOfHosts()).containsExactly("esx-5", "esx-3");
        assertThat(desk.sddc().hosts()).extracting(h -> h.hostId()).containsExactly("esx-9", "esx-5", "esx-8", "esx-3");
        assertThat(desk.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-5", "esx-3");
    }

    @Test
    void edge_isPlacedOnTheFirstTwoHosts_byDefault() {
        desk.apply(provision(spec().hosts(hosts(1, 3)).active(null).standby(null), live()));
        assertThat(desk.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-1", "esx-2");
    }

    @Test
    void edge_isPlacedAsWished() {
        desk.apply(provision(spec().hosts(hosts(1, 4)).active("esx-3").standby("esx-4"), live()));
        assertThat(desk.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-3", "esx-4");
    }

    @Test
    void standby_isTheOtherHost_whenOnlyTheActiveOneIsWished() {
        desk.apply(provision(spec().active("esx-2").standby(null), live()));
        assertThat(desk.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-2", "esx-1");
    }

    @Test
    void standby_isNotALeavingHost_byDefault() {
        desk.apply(provision(spec().hosts(host(1), leaving(2), host(3)).standby(null), live()));
        assertThat(desk.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-1", "esx-3");
    }

    @Test
    void standby_isNone_whenAllOthersAreLeaving() {
        desk.apply(provision(spec().hosts(host(1), leaving(2)).standby(null), live()));
        assertThat(desk.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-1", null);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 15, 16})
    void hosts_areTaken_whenTwoToSixteen(int number) {
        desk.apply(provision(spec().hosts(hosts(1, number)), live()));
        assertThat(slotsOfHosts()).hasSize(number);
    }

    @Test
    void hosts_mayBeSeventeen_whenOneLeaves() {
        HostSpec[] all =
                Stream.concat(Stream.of(leaving(17)), Stream.of(hosts(1, 16))).toArray(HostSpec[]::new);
        desk.apply(provision(spec().hosts(all), live()));
        assertThat(slotsOfHosts()).hasSize(17).startsWith("esx-17");
    }

    static Stream<Arguments> badBodies() {
        return Stream.of(
                bad("hosts", spec().hosts()),
                bad("hosts", spec().hosts(host(1)).standby(null)),
                bad(
                        "hosts",
                        spec().hosts(host(1), new HostSpec("esx-2", null, 2, null))
                                .standby(null)),
                bad("hosts", spec().hosts(hosts(1, 17))),
                bad("hosts", spec().hosts(with(hosts(1, 16), leaving(17), leaving(18)))),
                bad(
                        "hosts[0].hostId",
                        spec().hosts(new HostSpec("-1", null, null, null), host(2))
                                .active(null)),
                bad(
                        "hosts[1].hostId",
                        spec().hosts(host(1), new HostSpec("", null, null, null))
                                .standby(null)),
                bad(
                        "hosts[1].hostId",
                        spec().hosts(host(1), new HostSpec("e".repeat(129), null, null, null))
                                .standby(null)),
                bad("hosts[2].hostId", spec().hosts(host(1), host(2), new HostSpec("esx-1", null, null, null))),
                bad("hosts[2].hostId", spec().hosts(host(1), host(2), new HostSpec("esx-1", null, 2, null))),
                bad("hosts[2].instanceId", spec().hosts(host(1), host(2), new HostSpec("esx-3", "i-1", null, null))),
                bad("hosts[2].instanceId", spec().hosts(host(1), host(2), new HostSpec("esx-3", "", null, null))),
                bad("hosts[2].instanceId", spec().hosts(host(1), host(2), new HostSpec("esx-3", "i-none", null, null))),
                bad(
                        "hosts[2].instanceId",
                        spec().hosts(host(1), host(2), new HostSpec("esx-3", "i-elsewhere", null, null))),
                bad("hosts[2].cluster", spec().hosts(host(1), host(2), new HostSpec("esx-3", null, 0, null))),
                bad("hosts[2].cluster", spec().hosts(host(1), host(2), new HostSpec("esx-3", null, 21, null))),
                bad("hosts[2].cluster", spec().hosts(host(1), host(2), new HostSpec("esx-3", null, -1, null))),
                bad("activeEdgeHost", spec().active("esx-3")),
                bad(
                        "activeEdgeHost",
                        spec().hosts(host(1), host(2), new HostSpec("esx-3", null, 2, null))
                                .active("esx-3")),
                bad("standbyEdgeHost", spec().standby("esx-3")),
                bad("standbyEdgeHost", spec().standby("esx-1")),
                bad("standbyEdgeHost", spec().active(null).standby("esx-1")),
                bad("managementCidr", spec().management("10.2.0.1/16")),
                bad("managementCidr", spec().management("10.0.0.0/7")),
                bad("managementCidr", spec().management("0.0.0.0/0")),
                bad("managementCidr", spec().management("127.0.0.0/8")),
                bad("managementCidr", spec().management("fd00::/8")),
                bad("managementCidr", spec().management("")),
                bad("vpcId", spec().vpc("vpc-none")),
                bad("subnetId", spec().subnet("subnet-none")),
                bad("subnetId", spec().subnet("subnet-2")),
                bad("securityGroupIds[1]", spec().groups("sg-1", "sg-none")),
                bad("securityGroupIds[0]", spec().groups("sg-elsewhere")),
                bad("securityGroupIds", spec().groups("sg-1", "sg-1")),
                bad("routing", spec().routing("per_cidr")),
                bad("additionalRouteTableIds[0]", spec().tables("rtb-2")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("badBodies")
    void put_isRefused_namingTheField(String field, Command.SddcSpec body) {
        Problem problem = desk.refused(new Command.ProvisionSddc(SDDC, live(), body));
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.violations()).extracting(Violation::field).contains(field);
        assertThat(problem.detail()).contains(field);
    }

    @Test
    void put_isRefused_namingAllBadFields() {
        Problem problem =
                desk.refused(provision(spec().management("x").hosts(host(1)).routing("BGP"), live()));
        assertThat(problem.violations())
                .extracting(Violation::field)
                .contains("managementCidr", "hosts", "routing", "standbyEdgeHost");
    }

    @Test
    void put_isMalformed_whenFieldsAreMissing() {
        assertThat(desk.code(provision(spec().vpc(null), live()))).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        assertThat(desk.code(provision(spec().subnet(null), live()))).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        assertThat(desk.code(provision(spec().management(null), live()))).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        Problem problem = desk.refused(provision(spec().vpc(null).noHosts(), live()));
        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        assertThat(problem.detail()).contains("vpcId").contains("hosts");
    }

    @Test
    void put_isRefused_whenTheVpcHasTheManagementBlock() {
        Problem problem = desk.refused(provision(spec().management("10.0.128.0/20"), live()));
        assertThat(problem.code()).isEqualTo(ProblemCode.CIDR_OVERLAP);
        assertThat(problem.detail()).contains("10.0.128.0/20").contains("10.0.0.0/16");
    }

    @Test
    void put_isRefused_whenTheTableRoutesTheManagementBlockElsewhere() {
        desk.network.putRoute(Example.MAIN, Example.MANAGEMENT, "tgw-1");
        Problem problem = desk.refused(provision(spec(), live()));
        assertThat(problem.code()).isEqualTo(ProblemCode.ROUTE_CONFLICT);
        assertThat(problem.detail()).contains("10.2.0.0/16").contains("tgw-1");
    }

    @Test
    void put_isTaken_whenThatRouteIsPropagatedOrInAnotherTable() {
        desk.network.propagateRoute(Example.MAIN, Example.MANAGEMENT, "vgw-1");
        desk.network.addTable("vpc-1", "rtb-custom", "subnet-9");
        desk.network.putRoute("rtb-custom", Example.MANAGEMENT, "tgw-1");
        assertThat(desk.apply(provision(spec(), live())).effect()).isEqualTo(Effect.CREATED);
    }

    @Test
    void put_listsAllSecurityGroups() {
        desk.apply(provision(spec().groups("sg-2", "sg-1"), live()));
        assertThat(desk.sddc().securityGroupIds()).containsExactly("sg-2", "sg-1");
        var other = new Desk();
        other.apply(provision(spec().noGroups(), live()));
        assertThat(other.sddc().securityGroupIds()).isEmpty();
    }

    private static Arguments bad(String field, Example.Spec body) {
        return Arguments.of(field, body.build());
    }

    private static HostSpec[] with(HostSpec[] some, HostSpec... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(HostSpec[]::new);
    }

    private List<String> slotsOfHosts() {
        return desk.sddc().networkInterfaces().stream()
                .map(NetworkInterface::hostId)
                .filter(host -> host != null)
                .toList();
    }
}
