package io.connectedvpc.core.decide;

import static io.connectedvpc.core.Example.NOON;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.host;
import static io.connectedvpc.core.Example.ifMatch;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static io.connectedvpc.core.problem.ProblemCode.CIDR_OVERLAP;
import static io.connectedvpc.core.problem.ProblemCode.IMMUTABLE_FIELD;
import static io.connectedvpc.core.problem.ProblemCode.INVALID_FIELD;
import static io.connectedvpc.core.problem.ProblemCode.MALFORMED_REQUEST;
import static io.connectedvpc.core.problem.ProblemCode.NOT_EMPTY;
import static io.connectedvpc.core.problem.ProblemCode.NOT_FOUND;
import static io.connectedvpc.core.problem.ProblemCode.ROUTE_CONFLICT;
import static io.connectedvpc.core.problem.ProblemCode.ROUTE_QUOTA;
import static io.connectedvpc.core.problem.ProblemCode.STALE_SEQUENCE;
import static io.connectedvpc.core.problem.ProblemCode.SUBNET_TOO_SMALL;
import static io.connectedvpc.core.problem.ProblemCode.VERSION_MISMATCH;
import static io.connectedvpc.core.problem.ProblemCode.WRONG_STATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.port.VpcNetwork.NewEni;
import io.connectedvpc.core.problem.ProblemCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of two problems at once, the one that stands earlier in the contract's table is told. */
class ErrorOrderTest {

    private static final Cidr FOREIGN = Cidr.parse("192.168.200.0/24");

    private final Desk desk = Desk.withSddc();

    @Test
    void segment_isMalformed_beforeNotFound() {
        assertThat(desk.code(put("other-sddc", "web", null, live()))).isEqualTo(MALFORMED_REQUEST);
    }

    @Test
    void segment_isNotFound_beforeInvalid() {
        assertThat(desk.code(put("other-sddc", "web", "10.0.0.1/8", live()))).isEqualTo(NOT_FOUND);
    }

    @Test
    void deletionOfSegment_isNotFound_beforeInvalid() {
        assertThat(desk.code(new Command.DeleteSegment("other-sddc", live(), "-")))
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void edgeMove_isNotFound_beforeInvalid() {
        assertThat(desk.code(new Command.MoveEdge("other-sddc", live(), "esx-77", "WHIM")))
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void sddc_isMalformed_beforeInvalid() {
        var incomplete = new Example.Spec().management("10.2.0.1/16").hosts(host(1));
        assertThat(desk.code(new Command.ProvisionSddc("-", live(), incomplete.build())))
                .isEqualTo(MALFORMED_REQUEST);
    }

    @Test
    void sddc_isInvalid_beforeSubnetTooSmall() {
        fillSubnet();
        Command.ProvisionSddc command = other(spec().management("10.3.0.0/16").groups("sg-none"));
        assertThat(desk.code(command)).isEqualTo(INVALID_FIELD);
    }

    @Test
    void sddc_isSubnetTooSmall_beforeRouteQuota() {
        fillSubnet();
        fillTable();
        assertThat(desk.code(other(spec().management("10.3.0.0/16")))).isEqualTo(SUBNET_TOO_SMALL);
    }

    @Test
    void sddc_isRouteQuota_beforeVersionMismatch() {
        fillTable();
        assertThat(desk.code(other(spec().management("10.3.0.0/16")), ifMatch(77)))
                .isEqualTo(ROUTE_QUOTA);
    }

    @Test
    void segment_isInvalid_beforeRouteQuota() {
        fillTable();
        assertThat(desk.code(put(SDDC, "web", "10.0.0.1/8", live()))).isEqualTo(INVALID_FIELD);
    }

    @Test
    void segment_isRouteQuota_beforeVersionMismatch() {
        fillTable();
        assertThat(desk.code(segment("web", WEB, live()), ifMatch(77))).isEqualTo(ROUTE_QUOTA);
    }

    @Test
    void segment_isVersionMismatch_beforeStale() {
        desk.apply(segment("web", WEB, numbered(5)));
        assertThat(desk.code(segment("web", FOREIGN, numbered(5)), ifMatch(77))).isEqualTo(VERSION_MISMATCH);
    }

    @Test
    void edgeMove_isInvalid_beforeVersionMismatch() {
        assertThat(desk.code(Example.move("esx-77", live()), ifMatch(77))).isEqualTo(INVALID_FIELD);
    }

    @Test
    void sddc_isVersionMismatch_beforeImmutable() {
        assertThat(desk.code(provision(spec().management("10.3.0.0/16"), live()), ifMatch(77)))
                .isEqualTo(VERSION_MISMATCH);
    }

    @Test
    void sddc_isStale_beforeImmutable() {
        desk.apply(provision(spec(), numbered(5)));
        assertThat(desk.code(provision(spec().management("10.3.0.0/16"), numbered(5))))
                .isEqualTo(STALE_SEQUENCE);
        assertThat(desk.ignored(provision(spec().management("10.3.0.0/16"), numbered(4))))
                .isEqualTo(Decision.Reason.STALE);
    }

    @Test
    void sddc_isInvalid_beforeImmutable() {
        assertThat(desk.code(provision(spec().management("10.3.0.0/16").hosts(host(1)), live())))
                .isEqualTo(INVALID_FIELD);
    }

    @Test
    void sddc_isImmutable_beforeWrongState() {
        desk.apply(Example.deprovision(false, live()));
        assertThat(desk.code(provision(spec().management("10.3.0.0/16"), live())))
                .isEqualTo(IMMUTABLE_FIELD);
        assertThat(desk.code(provision(spec(), live()))).isEqualTo(WRONG_STATE);
    }

    @Test
    void segment_isStale_beforeWrongState() {
        desk.apply(segment("web", WEB, "EXTENDED", numbered(5)));
        desk.apply(Example.deprovision(false, live()));
        assertThat(desk.code(segment("web", FOREIGN, numbered(5)))).isEqualTo(STALE_SEQUENCE);
    }

    @Test
    void segment_isWrongState_beforeOverlap() {
        desk.apply(Example.deprovision(false, live()));
        assertThat(desk.code(segment("web", Example.MANAGEMENT, live()))).isEqualTo(WRONG_STATE);
    }

    @Test
    void edgeMove_isStale_beforeWrongState() {
        desk.apply(Example.move("esx-2", numbered(5)));
        desk.apply(Example.deprovision(false, live()));
        assertThat(desk.code(Example.move("esx-1", numbered(5)))).isEqualTo(STALE_SEQUENCE);
        assertThat(desk.code(Example.move("esx-1", numbered(6)))).isEqualTo(WRONG_STATE);
    }

    @Test
    void deprovisioning_isStale_beforeNotEmpty() {
        desk.apply(segment("web", WEB, live()));
        desk.apply(provision(spec(), numbered(5)));
        assertThat(desk.code(Example.deprovision(false, numbered(5)))).isEqualTo(STALE_SEQUENCE);
        assertThat(desk.code(Example.deprovision(false, numbered(6)))).isEqualTo(NOT_EMPTY);
    }

    @Test
    void deprovisioning_isVersionMismatch_beforeNotEmpty() {
        desk.apply(segment("web", WEB, live()));
        assertThat(desk.code(Example.deprovision(false, live()), ifMatch(77))).isEqualTo(VERSION_MISMATCH);
    }

    @Test
    void segment_isOverlap_beforeRouteConflict() {
        desk.apply(segment("web", WEB, live()));
        desk.network.putRoute(Example.MAIN, WEB, "tgw-1");
        assertThat(desk.code(segment("app", WEB, live()))).isEqualTo(CIDR_OVERLAP);
    }

    @Test
    void segment_isOverlapWithAnotherSddc_beforeRouteConflict() {
        desk.apply(other(spec().management("10.3.0.0/16")));
        desk.network.putRoute(Example.MAIN, Cidr.parse("10.3.1.0/24"), "tgw-1");
        assertThat(desk.code(segment("web", Cidr.parse("10.3.1.0/24"), live()))).isEqualTo(CIDR_OVERLAP);
        desk.network.putRoute(Example.MAIN, WEB, "tgw-1");
        assertThat(desk.code(segment("web", WEB, live()))).isEqualTo(ROUTE_CONFLICT);
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void table_isOrderedByTheContract(ProblemCode code) {
        assertThat(code.status()).isBetween(400, 503);
        assertThat(code.slug()).matches("[a-z]+(-[a-z]+)*");
        assertThat(code.title()).isNotBlank();
    }

    private static Command.PutSegment put(String sddcId, String name, String cidr, Stamp stamp) {
        return new Command.PutSegment(sddcId, stamp, name, cidr, null, null);
    }

    /** The same for another SDDC in the same VPC. */
    private static Command.ProvisionSddc other(Example.Spec spec) {
        return new Command.ProvisionSddc(
                "sddc-2",
                live(),
                spec.hosts(host(3), host(4)).active("esx-3").standby("esx-4").build());
    }

    private void fillSubnet() {
        IntStream.range(0, 59 - 16)
                .forEach(i -> desk.network.createNetworkInterface(
                        new NewEni("foreign", i, Example.SUBNET, List.of(), "a foreign one", "token-" + i + NOON)));
    }

    private void fillTable() {
        IntStream.range(0, Desk.QUOTA - 1)
                .forEach(i -> desk.network.putRoute(Example.MAIN, new Cidr((172L << 24) + (i << 8), 24), "tgw-1"));
    }
}
