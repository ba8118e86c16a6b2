package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.APP;
import static io.connectedvpc.core.Example.DB;
import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.VPC;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.hosts;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectedvpc.core.World;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.MainTable.Former;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.port.InMemoryVpcNetwork.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody makes another table the VPC's main one. */
class MainTableTest {

    private static final String NEW_MAIN = "rtb-new";
    private static final Cidr NEW = Cidr.parse("192.168.168.0/24");
    private static final Duration PAST_THE_BOUND = Staleness.BOUND.plusMillis(1);

    private final World world = World.withExample();
    private final String active = world.eniOf("esx-1");

    @BeforeEach
    void addTable() {
        world.network.addTable(VPC, NEW_MAIN);
    }

    @Test
    void newMainTable_getsTheRoutesFirst_andTheOldOneIsCleanedLater() {
        world.network.putRoute(MAIN, Cidr.parse("0.0.0.0/0"), "igw-1");
        world.network.makeMain(NEW_MAIN);

        assertThat(world.mutationsOf(world::reconcile))
                .hasSize(4)
                .allMatch(call -> call.startsWith("CreateRoute " + NEW_MAIN));
        assertThat(world.sddc().mainTable().routeTableId()).isEqualTo(NEW_MAIN);
        assertThat(world.sddc().mainTable().former())
                .extracting(Former::routeTableId)
                .containsExactly(MAIN);
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
        world.time.advance(PAST_THE_BOUND);

        assertThat(world.mutationsOf(world::reconcile))
                .hasSize(4)
                .allMatch(call -> call.startsWith("DeleteRoute " + MAIN));
        assertThat(world.routes()).isEqualTo(Map.of(Cidr.parse("0.0.0.0/0"), "igw-1"));
        assertThat(world.network.routes(NEW_MAIN)).hasSize(4);
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void cleanedTable_isForgotten() {
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.time.advance(PAST_THE_BOUND);
        world.reconcile();
        world.reconcile();
        assertThat(world.sddc().mainTable().former()).isEmpty();
        world.network.putRoute(MAIN, WEB, active);
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
    }

    @Test
    void oldTable_keepsRoutesThatNobodyAskedFor() {
        world.network.putRoute(MAIN, NEW, active);
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.time.advance(PAST_THE_BOUND);
        world.reconcile();
        assertThat(world.routes()).isEqualTo(Map.of(NEW, active));
        world.prune();
        assertThat(world.routes()).isEmpty();
    }

    @Test
    void oldTable_isKept_whileSubnetsUseIt() {
        world.network.associate(MAIN, "subnet-8", "subnet-9");
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.time.advance(PAST_THE_BOUND);
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
        assertThat(world.view().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(Warning.Code.FORMER_MAIN_TABLE);
            assertThat(warning.subject()).isEqualTo(MAIN);
            assertThat(warning.detail()).contains("subnet-8", "subnet-9");
        });

        world.send(move("esx-2", live()));
        world.send(segment("new", NEW, live()));
        world.send(deleteSegment("web", live()));

        assertThat(world.routes()).containsOnlyKeys(MANAGEMENT, APP, DB, NEW).isEqualTo(world.network.routes(NEW_MAIN));
        assertThat(world.routes().values()).containsOnly(world.eniOf("esx-2"));
    }

    @Test
    void drift_isRepaired_inTheOldTableThatIsKept() {
        world.network.associate(MAIN, "subnet-9");
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.network.putRoute(MAIN, WEB, "igw-1");
        world.network.removeRoute(MAIN, APP);
        assertThat(world.view().inSync()).isFalse();
        assertThat(world.publishedBy(world::reconcile)).containsExactly(EventType.ROUTE_DRIFT_REPAIRED);
        assertThat(world.routes()).containsEntry(WEB, active).containsEntry(APP, active);
    }

    @Test
    void oldTable_isCleaned_onceNoSubnetUsesItAnyMore() {
        world.network.associate(MAIN, "subnet-9");
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.time.advance(PAST_THE_BOUND);
        world.network.associate(MAIN);
        world.reconcile();
        assertThat(world.routes()).isEmpty();
        assertThat(world.view().warnings()).isEmpty();
    }

    @Test
    void mainTable_swappedBack_isTheMainOneAgain() {
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.network.removeRoute(MAIN, WEB);
        world.network.makeMain(MAIN);

        assertThat(world.mutationsOf(world::reconcile))
                .containsExactly("CreateRoute %s %s %s".formatted(MAIN, WEB, active));
        assertThat(world.sddc().mainTable().routeTableId()).isEqualTo(MAIN);
        assertThat(world.sddc().mainTable().former())
                .extracting(Former::routeTableId)
                .containsExactly(NEW_MAIN);
        world.time.advance(PAST_THE_BOUND);
        world.reconcile();
        assertThat(world.network.routes(NEW_MAIN)).isEmpty();
        assertThat(world.routes()).hasSize(4);
    }

    @Test
    void foreignRoute_isDrift_inAMainTableThatWasItBefore() {
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.network.putRoute(MAIN, WEB, "tgw-1");
        world.network.makeMain(MAIN);
        world.reconcile();
        assertThat(world.routes()).containsEntry(WEB, active);
    }

    @Test
    void noTable_isCleaned_whenAReadShowsTheTimeBeforeTheSwap() {
        Seen before = world.network.look();
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.network.show(before);
        world.time.advance(PAST_THE_BOUND);
        world.reconcile();
        world.network.freezeReads(false);
        world.reconcile();
        assertThat(world.network.routes(NEW_MAIN)).hasSize(4);
        assertThat(world.sddc().mainTable().routeTableId()).isEqualTo(NEW_MAIN);
    }

    @Test
    void table_isCleaned_whenItWasTheMainOneForAMomentOnly() {
        world.network.makeMain(NEW_MAIN);
        world.intercept(call -> {}, call -> {
            if (call.is("createRoute")) {
                world.network.makeMain(MAIN);
            }
        });
        world.reconcile();
        world.clear();
        assertThat(world.network.routes(NEW_MAIN)).isNotEmpty();
        assertThat(world.sddc().mainTable().routeTableId()).isEqualTo(MAIN);

        world.time.advance(PAST_THE_BOUND);
        world.reconcile();

        assertThat(world.network.routes(NEW_MAIN)).isEmpty();
        assertThat(world.routes()).containsOnlyKeys(MANAGEMENT, WEB, APP, DB);
    }

    @Test
    void table_isCleaned_whenItsWriterDiesAtTheFirstRoute() {
        world.network.makeMain(NEW_MAIN);
        world.intercept(call -> {}, call -> {
            if (call.is("createRoute")) {
                throw new IllegalStateException("dies");
            }
        });
        assertThatThrownBy(world::reconcile).hasMessage("dies");
        world.clear();
        world.network.makeMain(MAIN);

        world.time.advance(PAST_THE_BOUND);
        world.reconcile();

        assertThat(world.network.routes(NEW_MAIN)).isEmpty();
    }

    @Test
    void tableThatGetsItsFirstRoutes_isNotTakenForOursYet() {
        world.network.makeMain(NEW_MAIN);
        world.network.putRoute(NEW_MAIN, WEB, "tgw-1");
        world.intercept(
                call -> {
                    if (call.is("createRoute")) {
                        throw new IllegalStateException("dies");
                    }
                },
                call -> {});
        assertThatThrownBy(world::reconcile).hasMessage("dies");
        world.clear();

        world.reconcile();

        assertThat(world.network.routes(NEW_MAIN)).containsEntry(WEB, "tgw-1");
    }

    @Test
    void foreignRouteInTheOldTable_isLeftAlone_whenARouteToItsDestinationWasMadeOnlyInTheNewOne() {
        world.network.putRoute(MAIN, NEW, "tgw-1");
        Seen before = world.network.look();
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.send(segment("new", NEW, live()));

        world.network.show(before);
        world.reconcile();

        assertThat(world.routes()).containsEntry(NEW, "tgw-1");
    }

    @Test
    void conflictInTheOldTable_isNotForgotten_whenTheNewOneHasNone() {
        world.intercept(
                call -> {
                    if (call.is("createRoute")) {
                        world.network.putRoute(MAIN, NEW, "tgw-1");
                    }
                },
                call -> {});
        world.send(segment("new", NEW, live()));
        world.clear();
        assertThat(world.sddc().faults()).extracting(Warning::code).containsExactly(Warning.Code.ROUTE_CONFLICT);
        Seen before = world.network.look();
        world.network.makeMain(NEW_MAIN);
        world.reconcile();

        world.network.show(before);
        world.reconcile();

        assertThat(world.routes()).containsEntry(NEW, "tgw-1");
    }

    @Test
    void oldTable_isCleaned_thoughAnotherSddcHasTheBlockByThen() {
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.send(deleteSegment("web", live()));
        world.send(new Command.ProvisionSddc(
                "sddc-2",
                live(),
                spec().management(WEB.toString())
                        .hosts(hosts(3, 4))
                        .active("esx-3")
                        .standby("esx-4")
                        .build()));
        world.time.advance(PAST_THE_BOUND);
        assertThat(world.routes()).containsEntry(WEB, active);

        world.reconcile();

        assertThat(world.routes()).isEmpty();
        assertThat(world.network.routes(NEW_MAIN)).containsKey(WEB);
    }

    @Test
    void wipedMainTable_isFilledAgain() {
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.network.routes(NEW_MAIN).keySet().forEach(route -> world.network.removeRoute(NEW_MAIN, route));
        assertThat(world.publishedBy(world::reconcile)).containsExactly(EventType.ROUTE_DRIFT_REPAIRED);
        assertThat(world.network.routes(NEW_MAIN)).containsOnlyKeys(MANAGEMENT, WEB, APP, DB);
    }

    @Test
    void deletedTable_isForgotten() {
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.network.removeTable(MAIN);
        world.reconcile();
        assertThat(world.sddc().mainTable().former()).isEmpty();
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void segment_isWithdrawnFromTheOldTableToo_withinTheBound() {
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.send(deleteSegment("web", live()));
        assertThat(world.network.routes(NEW_MAIN)).doesNotContainKey(WEB);
        world.time.advance(PAST_THE_BOUND);
        world.reconcile();
        assertThat(world.routes()).isEmpty();
    }

    @Test
    void deletion_leavesNoRouteInAnyTable() {
        world.network.associate(MAIN, "subnet-9");
        world.network.makeMain(NEW_MAIN);
        world.reconcile();
        world.network.addTable(VPC, "rtb-third");
        world.network.makeMain("rtb-third");
        world.reconcile();
        assertThat(world.network.routes("rtb-third")).hasSize(4);

        world.send(deprovision(true, live()));

        assertThat(world.state().found()).isEmpty();
        for (String table : List.of(MAIN, NEW_MAIN, "rtb-third")) {
            assertThat(world.network.routes(table)).isEmpty();
        }
    }

    @Test
    void tableChanged_asksOnlyForThoseThatKnowTheTable() {
        world.network.makeMain(NEW_MAIN);
        world.tableChanged(NEW_MAIN);
        assertThat(world.events.reconcileRequests()).isEmpty();
        world.reconcile();
        world.tableChanged(NEW_MAIN);
        world.tableChanged(MAIN);
        world.tableChanged("rtb-custom");
        assertThat(world.events.reconcileRequests())
                .hasSize(2)
                .allMatch(request -> "cause-1".equals(request.causeEventId()));
    }
}
