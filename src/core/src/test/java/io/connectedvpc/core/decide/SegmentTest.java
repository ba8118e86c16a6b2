package io.connectedvpc.core.decide;

import static io.connectedvpc.core.Example.APP;
import static io.connectedvpc.core.Example.NOON;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.segment;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.decide.Decision.Effect;
import io.connectedvpc.core.decide.Decision.Reason;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.SegmentType;
import io.connectedvpc.core.model.Withdrawn;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments come, change and go. */
class SegmentTest {

    private final Desk desk = Desk.withSddc();

    @Test
    void put_createsARoutedSegment() {
        assertThat(desk.apply(segment("web", WEB, live())).effect()).isEqualTo(Effect.CREATED);
        assertThat(network("web")).isEqualTo(new Segment.Network(WEB, SegmentType.ROUTED));
        assertThat(desired()).containsExactly(Example.MANAGEMENT, WEB);
        assertThat(desk.state().version()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(value = SegmentType.class, names = "ROUTED", mode = EnumSource.Mode.EXCLUDE)
    void put_remembersOtherTypesWithoutARoute(SegmentType type) {
        desk.apply(segment("web", WEB, type.name(), live()));
        assertThat(network("web")).isEqualTo(new Segment.Network(WEB, type));
        assertThat(desired()).containsExactly(Example.MANAGEMENT);
        assertThat(desk.state().version()).isEqualTo(2);
    }

    @Test
    void put_takesTheGatewayAddressAsNsxSaysIt() {
        desk.apply(new Command.PutSegment(SDDC, numbered(1), "web", null, "192.168.160.1/24", null));
        assertThat(network("web").cidr()).isEqualTo(WEB);
        assertThat(desk.ignored(segment("web", WEB, numbered(1)))).isEqualTo(Reason.DUPLICATE);
    }

    @Test
    void put_changesNothing_whenRepeated() {
        desk.apply(segment("web", WEB, live()));
        Decision.Change again = desk.apply(segment("web", WEB, live()));
        assertThat(again.effect()).isEqualTo(Effect.NONE);
        assertThat(desk.state().version()).isEqualTo(2);
    }

    @Test
    void put_movesTheSegmentToAnotherBlock() {
        desk.apply(segment("web", WEB, live()));
        assertThat(desk.apply(segment("web", APP, live())).effect()).isEqualTo(Effect.CHANGED);
        assertThat(desired()).containsExactly(Example.MANAGEMENT, APP);
        assertThat(desk.state().withdrawn()).containsEntry(WEB, new Withdrawn(WEB, NOON, NOON, null));
        assertThat(desk.state().version()).isEqualTo(3);
    }

    @Test
    void put_withdrawsTheRoute_whenTheSegmentIsNotRoutedAnyMore() {
        desk.apply(segment("web", WEB, live()));
        desk.apply(segment("web", WEB, "DISCONNECTED", live()));
        assertThat(desired()).containsExactly(Example.MANAGEMENT);
        assertThat(desk.state().withdrawn()).containsOnlyKeys(WEB);
        desk.apply(segment("web", WEB, "ROUTED", live()));
        assertThat(desired()).containsExactly(Example.MANAGEMENT, WEB);
        assertThat(desk.state().version()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.160.0/24,192.168.160.0/23",
        "192.168.160.0/23,192.168.160.0/24",
        "192.168.160.0/24,192.168.0.0/16"
    })
    void put_mayGrowAndShrinkItsOwnBlock(String before, String after) {
        desk.apply(segment("web", Cidr.parse(before), live()));
        desk.apply(segment("web", Cidr.parse(after), live()));
        assertThat(desired()).containsExactly(Example.MANAGEMENT, Cidr.parse(after));
        assertThat(desk.state().withdrawn()).containsOnlyKeys(Cidr.parse(before));
    }

    @Test
    void put_claimsTheLargerBlock_untilTheOldRouteIsSeenGone() {
        desk.apply(segment("web", Cidr.parse("192.168.160.0/23"), live()));
        desk.apply(segment("web", WEB, live()));
        assertThat(desk.state().claims()).containsExactly(Example.MANAGEMENT, Cidr.parse("192.168.160.0/23"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.0.0.0/16",
        "10.0.0.0/16,10.0.0.0/16",
        "10.0.3.0/24,10.0.0.0/16",
        "10.0.165.0/26,10.0.0.0/16",
        "10.2.0.0/16,10.2.0.0/16",
        "10.2.3.0/24,10.2.0.0/16",
        "192.168.160.0/24,192.168.160.0/24",
        "192.168.160.128/25,192.168.160.0/24",
        "192.168.0.0/16,192.168.160.0/24",
    })
    void put_isRefused_whenItOverlapsVpcManagementOrAnotherSegment(String wanted, String other) {
        desk.apply(segment("web", WEB, live()));
        Problem problem = desk.refused(segment("app", Cidr.parse(wanted), live()));
        assertThat(problem.code()).isEqualTo(ProblemCode.CIDR_OVERLAP);
        assertThat(problem.detail()).contains(wanted).contains(other);
    }

    @Test
    void put_isTaken_whenOnlyARoutelessSegmentHasTheBlock() {
        desk.apply(segment("web", WEB, "EXTENDED", live()));
        assertThat(desk.apply(segment("app", WEB, live())).effect()).isEqualTo(Effect.CREATED);
        assertThat(desk.code(segment("web", WEB, "ROUTED", live()))).isEqualTo(ProblemCode.CIDR_OVERLAP);
        assertThat(desk.apply(segment("db", Cidr.parse("10.0.3.0/24"), "DISCONNECTED", live()))
                        .effect())
                .isEqualTo(Effect.CREATED);
    }

    @Test
    void put_isOverlap_whenAnotherSddcHasTheBlock() {
        var other = new Command.ProvisionSddc(
                "sddc-2", live(), Example.spec().management("10.3.0.0/16").build());
        desk.apply(other);
        var change = (Decision.Change) desk.decide(segment("web", Cidr.parse("10.3.1.0/24"), live()));
        assertThat(desk.store.commit(desk.state(), change.after()))
                .isEqualTo(new Commit.Overlap(Cidr.parse("10.3.1.0/24"), Cidr.parse("10.3.0.0/16"), "sddc-2"));
    }

    @Test
    void put_isRefused_whenTheTableRoutesTheBlockElsewhere() {
        desk.network.putRoute(Example.MAIN, WEB, "tgw-1");
        Problem problem = desk.refused(segment("web", WEB, live()));
        assertThat(problem.code()).isEqualTo(ProblemCode.ROUTE_CONFLICT);
        assertThat(problem.detail()).contains(WEB.toString()).contains("tgw-1");
        assertThat(desk.apply(segment("web", WEB, "EXTENDED", live())).effect()).isEqualTo(Effect.CREATED);
    }

    @Test
    void put_isTaken_whenTheForeignRouteIsPropagatedOrAnotherBlocks() {
        desk.network.propagateRoute(Example.MAIN, WEB, "vgw-1");
        desk.network.putRoute(Example.MAIN, Cidr.parse("192.168.160.0/25"), "tgw-1");
        desk.network.putRoute(Example.MAIN, Cidr.parse("192.168.0.0/16"), "tgw-1");
        assertThat(desk.apply(segment("web", WEB, live())).effect()).isEqualTo(Effect.CREATED);
    }

    @Test
    void put_isMalformed_whenNeitherBlockNorGatewayIsGiven() {
        assertThat(desk.code(new Command.PutSegment(SDDC, live(), "web", null, null, null)))
                .isEqualTo(ProblemCode.MALFORMED_REQUEST);
    }

    @Test
    void put_isInvalid_whenBlockAndGatewayAreGiven() {
        Problem problem =
                desk.refused(new Command.PutSegment(SDDC, live(), "web", "192.168.160.0/24", "192.168.160.1/24", null));
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.violations()).extracting(Violation::field).containsExactly("gatewayAddress");
    }

    @ParameterizedTest
    @CsvSource({
        "web,192.168.160.1/24,,,cidr",
        "web,10.0.0.0/7,,,cidr",
        "web,169.254.168.0/22,,,cidr",
        "web,fd00::/64,,,cidr",
        "web,,192.168.160.0/24,,gatewayAddress",
        "web,,192.168.160.1,,gatewayAddress",
        "web,192.168.160.0/24,,BRIDGED,type",
        "web,192.168.160.0/24,,routed,type",
        "-web,192.168.160.0/24,,,name",
        "w eb,192.168.160.0/24,,,name",
        "wéb,192.168.160.0/24,,,name",
    })
    void put_isInvalid_namingTheField(String name, String cidr, String gateway, String type, String field) {
        Problem problem = desk.refused(new Command.PutSegment(SDDC, live(), name, cidr, gateway, type));
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.violations()).extracting(Violation::field).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-web", "w eb", "", "wéb"})
    void delete_isInvalid_whenTheNameIsIllegal(String name) {
        Problem problem = desk.refused(deleteSegment(name, live()));
        assertThat(problem.violations()).extracting(Violation::field).containsExactly("name");
    }

    @Test
    void delete_withdrawsTheRoute() {
        desk.apply(segment("web", WEB, live()));
        assertThat(desk.apply(deleteSegment("web", live())).effect()).isEqualTo(Effect.CHANGED);
        assertThat(desk.state().liveSegments()).isEmpty();
        assertThat(desired()).containsExactly(Example.MANAGEMENT);
        assertThat(desk.state().withdrawn()).containsEntry(WEB, new Withdrawn(WEB, NOON, NOON, null));
        assertThat(desk.state().version()).isEqualTo(3);
    }

    @Test
    void delete_raisesNoVersion_whenThereIsNothingToDelete() {
        assertThat(desk.apply(deleteSegment("web", live())).effect()).isEqualTo(Effect.NONE);
        assertThat(desk.state().version()).isEqualTo(1);
        desk.apply(segment("web", WEB, live()));
        desk.apply(deleteSegment("web", live()));
        assertThat(desk.apply(deleteSegment("web", live())).effect()).isEqualTo(Effect.NONE);
        assertThat(desk.state().version()).isEqualTo(3);
    }

    @Test
    void segment_mayTakeTheBlockOfAnotherThatIsGone() {
        desk.apply(segment("web", WEB, live()));
        desk.apply(deleteSegment("web", live()));
        desk.apply(segment("app", WEB, live()));
        assertThat(desired()).containsExactly(Example.MANAGEMENT, WEB);
    }

    @Test
    void segment_isNotFound_whenTheSddcIsUnknown() {
        var empty = new Desk();
        assertThat(empty.code(segment("web", WEB, live()))).isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(empty.code(deleteSegment("web", live()))).isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void segment_isRefused_whenTheSddcIsBeingDeleted() {
        desk.apply(Example.deprovision(false, live()));
        assertThat(desk.code(segment("web", WEB, live()))).isEqualTo(ProblemCode.WRONG_STATE);
        assertThat(desk.code(deleteSegment("web", live()))).isEqualTo(ProblemCode.WRONG_STATE);
    }

    @Test
    void quota_countsForeignRoutesAndThePeak() {
        for (int i = 0; i < Desk.QUOTA - 3; i++) {
            desk.network.putRoute(Example.MAIN, new Cidr((172L << 24) + (i << 8), 24), "tgw-1");
        }
        // With the VPC's own route, the management network's and this one, the table is full.
        desk.apply(segment("web", WEB, live()));
        Problem problem = desk.refused(segment("app", APP, live()));
        assertThat(problem.code()).isEqualTo(ProblemCode.ROUTE_QUOTA);
        assertThat(problem.detail()).contains(Example.MAIN).contains("51").contains("50");
        // The new block is routed before the old one's route goes.
        assertThat(desk.code(segment("web", APP, live()))).isEqualTo(ProblemCode.ROUTE_QUOTA);
        assertThat(desk.apply(segment("web", WEB, live())).effect()).isEqualTo(Effect.NONE);
        assertThat(desk.apply(segment("app", APP, "EXTENDED", live())).effect()).isEqualTo(Effect.CREATED);
    }

    @Test
    void established_isOnlyWhatWasSyncedInThatTable() {
        desk.apply(segment("web", WEB, live()));
        assertThat(desk.state().established(WEB, Example.MAIN)).isFalse();
        desk.settle();
        assertThat(desk.state().established(WEB, Example.MAIN)).isTrue();
        assertThat(desk.state().established(Example.MANAGEMENT, Example.MAIN)).isTrue();
        assertThat(desk.state().established(WEB, "rtb-other")).isFalse();
        desk.apply(segment("web", APP, live()));
        assertThat(desk.state().established(APP, Example.MAIN)).isFalse();
    }

    private Segment.Network network(String name) {
        return desk.state().segment(name).orElseThrow().network();
    }

    private List<Cidr> desired() {
        return List.copyOf(desk.state().desiredDestinations());
    }
}
