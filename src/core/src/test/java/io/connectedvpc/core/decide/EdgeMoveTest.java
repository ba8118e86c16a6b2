package io.connectedvpc.core.decide;

import static io.connectedvpc.core.Example.failover;
import static io.connectedvpc.core.Example.host;
import static io.connectedvpc.core.Example.hosts;
import static io.connectedvpc.core.Example.leaving;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.spec;
import static io.connectedvpc.core.Example.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.decide.Decision.Effect;
import io.connectedvpc.core.decide.Decision.Reason;
import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Violation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeMoveTest {

    private final Desk desk = Desk.with(spec().hosts(hosts(1, 4)));

    @Test
    void move_swapsThePair_whenToTheStandby() {
        assertThat(desk.apply(move("esx-2", live())).effect()).isEqualTo(Effect.CHANGED);
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-2", "esx-1");
        assertThat(desk.state().version()).isEqualTo(2);
    }

    @Test
    void move_leavesTheStandby_whenElsewhere() {
        desk.apply(move("esx-3", live()));
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-3", "esx-2");
    }

    @Test
    void failure_marksTheOldHostDown() {
        desk.apply(failover("esx-2", live()));
        assertThat(stateOf("esx-1")).isEqualTo(Host.State.DOWN);
        assertThat(stateOf("esx-2")).isEqualTo(Host.State.UP);
    }

    @Test
    void failure_makesTheLowestSlotHostTheStandby() {
        desk.apply(failover("esx-2", live()));
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-2", "esx-3");
    }

    @Test
    void failure_leavesTheStandby_whenElsewhere() {
        desk.apply(failover("esx-4", live()));
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-4", "esx-2");
        assertThat(stateOf("esx-1")).isEqualTo(Host.State.DOWN);
    }

    @Test
    void failure_skipsLeavingAndDownHosts_whenASuccessorIsSought() {
        desk.apply(Example.provision(new Example.Spec().hosts(host(1), host(2), leaving(3), host(4)), live()));
        desk.apply(failover("esx-2", live()));
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-2", "esx-4");
        desk.apply(failover("esx-4", live()));
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-4", null);
    }

    @Test
    void successor_isByLowestSlot_notByOrderOfHosts() {
        desk.apply(Example.provision(new Example.Spec().hosts(host(4), host(3), host(2), host(1)), live()));
        desk.apply(failover("esx-2", live()));
        assertThat(edge().standbyHost()).isEqualTo("esx-3");
    }

    @Test
    void successor_isNeverOfAnotherCluster() {
        var elsewhere = new HostSpec("esx-3", null, 2, null);
        desk.apply(Example.provision(new Example.Spec().hosts(host(1), host(2), elsewhere), live()));
        desk.apply(failover("esx-2", live()));
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-2", null);
    }

    @Test
    void move_findsAStandby_whenThereWasNone() {
        var two = Desk.with(spec());
        two.apply(failover("esx-2", live()));
        assertThat(two.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-2", null);
        two.apply(move("esx-1", live()));
        assertThat(two.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-1", "esx-2");
    }

    @Test
    void move_toADownHost_isAppliedAndMarksItUp() {
        desk.apply(failover("esx-2", live()));
        desk.apply(move("esx-1", live()));
        assertThat(stateOf("esx-1")).isEqualTo(Host.State.UP);
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-1", "esx-3");
    }

    @Test
    void failure_backAndForth_leavesOneHostDown() {
        desk.apply(failover("esx-2", live()));
        desk.apply(failover("esx-1", live()));
        assertThat(stateOf("esx-1")).isEqualTo(Host.State.UP);
        assertThat(stateOf("esx-2")).isEqualTo(Host.State.DOWN);
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-1", "esx-3");
    }

    @Test
    void move_toTheActiveHost_changesNothing_withoutANumber() {
        SddcState before = desk.state();
        Decision.Change change = desk.apply(move("esx-1", live()));
        assertThat(change.effect()).isEqualTo(Effect.NONE);
        assertThat(desk.sddc()).isEqualTo(before.sddc());
        assertThat(desk.state().version()).isEqualTo(before.version());
        assertThat(desk.state().outbox()).isEqualTo(before.outbox());
        assertThat(desk.state().edgeFence().sequence()).isZero();
    }

    @Test
    void move_toTheActiveHost_makesOlderMovesLate() {
        desk.apply(move("esx-1", timed(Duration.ofSeconds(5))));
        assertThat(desk.ignored(move("esx-2", timed(Duration.ofSeconds(4))))).isEqualTo(Reason.STALE);
    }

    @Test
    void move_toTheActiveHost_takesTheNumber_whenItIsHigher() {
        desk.settle();
        Decision.Change change = desk.apply(move("esx-1", numbered(4)));
        assertThat(change.effect()).isEqualTo(Effect.CHANGED);
        assertThat(desk.state().edgeFence().sequence()).isEqualTo(4);
        assertThat(desk.state().version()).isEqualTo(1);
        assertThat(owed()).containsExactly(EventType.EDGE_MOVE_APPLIED);
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-1", "esx-2");
    }

    @Test
    void move_isFencedByItsNumber() {
        desk.apply(move("esx-2", numbered(4)));
        assertThat(desk.ignored(move("esx-2", numbered(4)))).isEqualTo(Reason.DUPLICATE);
        assertThat(desk.ignored(move("esx-3", numbered(3)))).isEqualTo(Reason.STALE);
        assertThat(desk.code(move("esx-3", numbered(4)))).isEqualTo(ProblemCode.STALE_SEQUENCE);
        assertThat(desk.code(failover("esx-2", numbered(4)))).isEqualTo(ProblemCode.STALE_SEQUENCE);
        desk.apply(move("esx-3", numbered(5)));
        assertThat(edge().activeHost()).isEqualTo("esx-3");
    }

    @Test
    void reason_isMaintenance_byDefault() {
        desk.apply(move("esx-2", numbered(4)));
        assertThat(desk.ignored(new Command.MoveEdge(Example.SDDC, numbered(4), "esx-2", "MAINTENANCE")))
                .isEqualTo(Reason.DUPLICATE);
    }

    @Test
    void promotion_isNotUndone_byTheLastNumberedMoveAgain() {
        desk.apply(move("esx-2", numbered(4)));
        desk.apply(failover("esx-1", timed(Duration.ofSeconds(5))));
        assertThat(edge().activeHost()).isEqualTo("esx-1");
        assertThat(desk.ignored(move("esx-2", numbered(4)))).isEqualTo(Reason.DUPLICATE);
        assertThat(desk.state().edgeFence().sequence()).isEqualTo(4);
        desk.apply(move("esx-2", numbered(5)));
        assertThat(edge().activeHost()).isEqualTo("esx-2");
    }

    @Test
    void move_withoutANumber_isStale_whenOlderThanTheLast() {
        desk.apply(move("esx-2", timed(Duration.ofSeconds(5))));
        assertThat(desk.ignored(move("esx-3", timed(Duration.ofSeconds(4))))).isEqualTo(Reason.STALE);
        desk.apply(move("esx-3", timed(Duration.ofSeconds(5))));
        assertThat(edge().activeHost()).isEqualTo("esx-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"esx-77", "", "ESX-2", "esx-2 "})
    void move_isRefused_whenTheHostIsUnknown(String host) {
        Problem problem = desk.refused(move(host, live()));
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.violations()).extracting(Violation::field).containsExactly("toHost");
    }

    @Test
    void move_isRefused_whenTheHostIsOfAnotherCluster() {
        desk.apply(Example.provision(
                new Example.Spec().hosts(host(1), host(2), new HostSpec("esx-9", null, 2, null)), live()));
        assertThat(desk.code(move("esx-9", live()))).isEqualTo(ProblemCode.INVALID_FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "failure", "WHIM"})
    void move_isRefused_whenTheReasonIsUnknown(String reason) {
        Problem problem = desk.refused(new Command.MoveEdge(Example.SDDC, live(), "esx-2", reason));
        assertThat(problem.violations()).extracting(Violation::field).containsExactly("reason");
    }

    @Test
    void move_isRefused_whenTheSddcIsUnknownOrBeingDeleted() {
        assertThat(new Desk().code(move("esx-2", live()))).isEqualTo(ProblemCode.NOT_FOUND);
        desk.apply(Example.deprovision(false, live()));
        assertThat(desk.code(move("esx-2", live()))).isEqualTo(ProblemCode.WRONG_STATE);
    }

    @Test
    void move_isTaken_whilePausedOrProvisioning() {
        desk.apply(Example.provision(new Example.Spec().paused(true), live()));
        desk.apply(move("esx-3", live()));
        assertThat(edge().activeHost()).isEqualTo("esx-3");
        assertThat(desk.network.mutations()).isEmpty();
    }

    private Edge edge() {
        return desk.sddc().edge();
    }

    private Host.State stateOf(String host) {
        return desk.sddc().host(host).orElseThrow().state();
    }

    private List<EventType> owed() {
        return desk.state().outbox().stream().map(PendingEvent::type).toList();
    }
}
