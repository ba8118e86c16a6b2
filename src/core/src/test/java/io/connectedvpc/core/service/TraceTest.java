package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.VPC;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.trace.End;
import io.connectedvpc.core.trace.End.Code;
import io.connectedvpc.core.trace.Hop;
import io.connectedvpc.core.trace.Hop.Kind;
import io.connectedvpc.core.trace.Path;
import io.connectedvpc.core.trace.Trace;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where packets go, and where they end. */
class TraceTest {

    private static final String WEB_VM = "192.168.160.10";
    private static final Cidr LONGER = Cidr.parse("192.168.160.0/28");
    private static final PrefixListId LIST = new PrefixListId("pl-foreign");

    private final World world = World.withExample();

    @BeforeEach
    void addSubnets() {
        world.network.addSubnet(VPC, "subnet-8", "eu-west-1b", "10.0.8.0/24");
        world.network.addSubnet(VPC, "subnet-9", "eu-west-1a", "10.0.9.0/24");
    }

    @Test
    void packet_passesTableEniHostEdgeAndSegment() {
        Trace trace = trace("10.0.9.7", WEB_VM);

        assertThat(trace.there().reached()).isTrue();
        assertThat(trace.there().hops())
                .extracting(Hop::kind, Hop::id)
                .containsExactly(
                        tuple(Kind.SUBNET, "subnet-9"),
                        tuple(Kind.ROUTE_TABLE, MAIN),
                        tuple(Kind.ROUTE, WEB.toString()),
                        tuple(Kind.NETWORK_INTERFACE, world.eniOf("esx-1")),
                        tuple(Kind.HOST, "esx-1"),
                        tuple(Kind.EDGE, "esx-1"),
                        tuple(Kind.SEGMENT, "web"));
        assertThat(trace.back().reached()).isTrue();
        assertThat(trace.back().hops())
                .extracting(Hop::kind)
                .containsExactly(
                        Kind.SEGMENT,
                        Kind.EDGE,
                        Kind.HOST,
                        Kind.NETWORK_INTERFACE,
                        Kind.ROUTE_TABLE,
                        Kind.ROUTE,
                        Kind.SUBNET);
        assertThat(trace.crossesZones()).isFalse();
    }

    @Test
    void management_isReachedLikeASegment() {
        Trace trace = trace("subnet-9", "10.2.255.255");

        assertThat(trace.there().reached()).isTrue();
        assertThat(trace.network()).isEqualTo("management");
        assertThat(trace.there().hops()).last().extracting(Hop::kind).isEqualTo(Kind.MANAGEMENT_NETWORK);
    }

    @Test
    void zones_areCrossed_fromASubnetInAnother() {
        assertThat(trace("subnet-8", WEB_VM).crossesZones()).isTrue();
    }

    @Test
    void customTable_endsIt_whenItHasNoRoute() {
        world.network.addTable(VPC, "rtb-custom", "subnet-9");
        assertEnd(Code.CUSTOM_ROUTE_TABLE, "rtb-custom", "has no route");
        world.network.putRoute("rtb-custom", Cidr.parse("0.0.0.0/0"), "nat-1");
        assertEnd(Code.CUSTOM_ROUTE_TABLE, "rtb-custom", "nat-1");
    }

    @Test
    void customTable_leadsThere_untilTheEdgeMoves() {
        world.network.addTable(VPC, "rtb-custom", "subnet-9");
        world.network.putRoute("rtb-custom", WEB, world.eniOf("esx-1"));
        assertThat(there().reached()).isTrue();

        world.send(move("esx-2", live()));

        assertEnd(Code.ENI_WITHOUT_ACTIVE_EDGE, "esx-1", "esx-2", "rtb-custom");
    }

    @Test
    void longerForeignRoute_takesIt() {
        world.network.putRoute(MAIN, LONGER, "tgw-1");
        assertEnd(Code.LONGER_FOREIGN_ROUTE, "192.168.160.0/28", "tgw-1");
    }

    @Test
    void longerPropagatedRoute_takesIt() {
        world.network.propagateRoute(MAIN, LONGER, "vgw-1");
        assertEnd(Code.LONGER_FOREIGN_ROUTE, "192.168.160.0/28", "vgw-1");
    }

    @Test
    void longerEntryOfAForeignList_takesIt() {
        world.network.addPrefixList(LIST, "192.168.0.0/16", "192.168.160.0/28");
        world.network.putRoute(MAIN, LIST, "vpce-1");
        assertEnd(Code.LONGER_FOREIGN_ROUTE, "192.168.160.0/28", "pl-foreign", "vpce-1");
    }

    @Test
    void equalEntryOfAForeignList_losesToTheRoute() {
        world.network.addPrefixList(LIST, "192.168.160.0/24");
        world.network.putRoute(MAIN, LIST, "vpce-1");
        assertThat(there().reached()).isTrue();
    }

    @Test
    void listOfTheSddc_leadsThere() {
        world.send(provision(new Spec().routing("PREFIX_LIST"), live()));
        world.reconcile();
        Trace trace = trace("subnet-9", WEB_VM);

        assertThat(trace.there().reached()).as("%s", trace.there()).isTrue();
        assertThat(trace.there().hops())
                .filteredOn(hop -> hop.kind() == Kind.ROUTE)
                .extracting(Hop::id)
                .containsExactly(world.sddc().prefixListId().orElseThrow().toString());
        assertThat(trace.unreadable()).isEmpty();
    }

    @Test
    void unreadableList_isNamed() {
        world.network.putRoute(MAIN, LIST, "vpce-1");
        assertThat(trace("subnet-9", WEB_VM).unreadable()).containsExactly("pl-foreign");
    }

    @Test
    void foreignRouteInTheWay_endsIt() {
        world.network.putRoute(MAIN, WEB, "tgw-1");
        assertEnd(Code.WRONG_TARGET, "tgw-1");
    }

    @Test
    void missingRoute_endsIt() {
        world.network.removeRoute(MAIN, WEB);
        assertEnd(Code.MISSING_ROUTE, MAIN, "reconcile");
    }

    @Test
    void eniThatIsGone_isABlackhole() {
        world.network.loseNetworkInterface(world.eniOf("esx-1"));
        assertEnd(Code.BLACKHOLE, "isn't there");
    }

    @Test
    void unattachedEni_isABlackhole_thereAndBack() {
        world.send(provision(
                new Spec().hosts(new HostSpec("esx-1", null, null, null), new HostSpec("esx-2", "i-2", null, null)),
                live()));
        assertEnd(Code.BLACKHOLE, "isn't attached", "esx-1");
        assertThat(code(trace("subnet-9", WEB_VM).back())).isEqualTo(Code.UNATTACHED_ACTIVE_ENI);
    }

    @Test
    void eniOfAnotherHost_endsIt() {
        world.network.putRoute(MAIN, WEB, world.eniOf("esx-2"));
        assertEnd(Code.ENI_WITHOUT_ACTIVE_EDGE, world.eniOf("esx-2"), "esx-2", "reconcile");
    }

    @Test
    void activeHostThatIsDown_endsIt() {
        world.send(provision(
                new Spec().hosts(new HostSpec("esx-1", "i-1", null, null), new HostSpec("esx-2", "i-2", null, null)),
                live()));
        world.time.advance(Duration.ofMinutes(1));
        world.instanceChanged("i-2", false, world.time.instant());
        world.instanceChanged("i-1", false, world.time.instant());
        assertEnd(Code.HOST_DOWN, "esx-1");
    }

    @ParameterizedTest
    @CsvSource({"EXTENDED", "DISCONNECTED"})
    void segmentThatIsNotRouted_endsItBothWays(String type) {
        world.send(segment("web", WEB, type, live()));
        assertEnd(Code.SEGMENT_NOT_ROUTED, "web", type);
        assertThat(code(trace("subnet-9", WEB_VM).back())).isEqualTo(Code.SEGMENT_NOT_ROUTED);
    }

    @Test
    void secondaryBlock_isReachedFrom_andNotBack() {
        var two = new World();
        two.network.addVpc(VPC, "10.0.0.0/16", "10.5.0.0/16");
        two.network.addSubnet(VPC, "subnet-5", "eu-west-1a", "10.5.1.0/24");
        two.send(provision(spec(), live()));
        Trace trace = two.vpcQueries().trace(SDDC, "subnet-5", "10.2.0.9");

        assertThat(trace.there().reached()).isTrue();
        assertThat(code(trace.back())).isEqualTo(Code.SECONDARY_CIDR);
    }

    @Test
    void longerRouteInTheSddcsTable_takesTheAnswer() {
        world.network.putRoute(MAIN, Cidr.parse("10.0.9.0/24"), "eni-firewall");
        assertThat(code(trace("subnet-9", WEB_VM).back())).isEqualTo(Code.LONGER_FOREIGN_ROUTE);
    }

    @Test
    void propagatedRoute_takesNothingThatIsLocal() {
        world.network.propagateRoute(MAIN, Cidr.parse("10.0.9.0/24"), "vgw-1");
        assertThat(trace("subnet-9", WEB_VM).back().reached()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "subnet-77,     192.168.160.10, UNKNOWN_SUBNET",
        "10.0.77.1,     192.168.160.10, UNKNOWN_SUBNET",
        "8.8.8.8,       192.168.160.10, ADDRESS_OUTSIDE_VPC",
        "192.168.161.9, 192.168.160.10, ADDRESS_OUTSIDE_VPC",
        "subnet-9,      172.16.0.1,     ADDRESS_OUTSIDE_SDDC",
        "subnet-9,      10.0.8.4,       ADDRESS_OUTSIDE_SDDC",
    })
    void addressOfNobody_endsItBothWays(String from, String to, Code code) {
        assertThat(code(trace(from, to).there())).isEqualTo(code);
        assertThat(code(trace(from, to).back())).isEqualTo(code);
    }

    @Test
    void routeToTheEdgeForNoSegment_endsThere() {
        world.network.putRoute(MAIN, Cidr.parse("172.16.0.0/16"), world.eniOf("esx-1"));
        assertThat(trace("subnet-9", "172.16.0.1").there().hops())
                .last()
                .extracting(Hop::kind)
                .isEqualTo(Kind.EDGE);
        assertThat(code(trace("subnet-9", "172.16.0.1").there())).isEqualTo(Code.ADDRESS_OUTSIDE_SDDC);
    }

    @ParameterizedTest
    @CsvSource({"nonsense, 10.2.0.1", "10.0.0.0/24, 10.2.0.1", "10.0.9.1, subnet-9", "10.0.9.1, 10.2.0.256", "'', ''"})
    void nonsense_isInvalid(String from, String to) {
        assertThat(catchThrowableOfType(Rejected.class, () -> trace(from, to))
                        .problem()
                        .code())
                .isEqualTo(ProblemCode.INVALID_FIELD);
    }

    private void assertEnd(Code code, String... says) {
        assertThat(there().end()).as("%s", there()).isNotNull();
        assertThat(code(there())).isEqualTo(code);
        assertThat(Objects.requireNonNull(there().end()).detail())
                .contains(says)
                .endsWith(".");
    }

    private Path there() {
        return trace("subnet-9", WEB_VM).there();
    }

    private static Code code(Path path) {
        End end = Objects.requireNonNull(path.end());
        assertThat(end.detail()).as("why, and what to do").matches(".+[.:;] [A-Z].*[.?]");
        return end.code();
    }

    private Trace trace(String from, String to) {
        return world.vpcQueries().trace(SDDC, from, to);
    }
}
