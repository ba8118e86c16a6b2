package io.connectedvpc.core.decide;

import static io.connectedvpc.core.Example.NOON;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.failover;
import static io.connectedvpc.core.Example.host;
import static io.connectedvpc.core.Example.hosts;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Command.HostChanged;
import io.connectedvpc.core.decide.Decision.Effect;
import io.connectedvpc.core.decide.Decision.Reason;
import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Host.State;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Stamp;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** EC2 tells that a host's instance stops or runs. */
class HostStateTest {

    private final Desk desk = Desk.with(spec().hosts(hosts(1, 4)));

    @BeforeEach
    void settle() {
        desk.settle();
    }

    @Test
    void standby_isPromoted_whenTheActiveEdgesHostStops() {
        Decision.Change change = desk.apply(stops(1, 5));

        assertThat(change.effect()).isEqualTo(Effect.CHANGED);
        assertThat(edge().activeHost()).isEqualTo("esx-2");
        assertThat(stateOf("esx-1")).isEqualTo(State.DOWN);
        assertThat(desk.state().version()).isEqualTo(2);
        assertThat(desk.state().outbox()).extracting(PendingEvent::type).containsExactly(EventType.EDGE_MOVE_APPLIED);
    }

    @Test
    void promotion_picksTheLowestSlotHostThatIsUp_asStandby() {
        desk.apply(stops(3, 5));
        desk.apply(stops(1, 6));
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-2", "esx-4");
    }

    @Test
    void promotion_takesNoNumber_andIsNotUndoneByTheLastMoveAgain() {
        desk.apply(move("esx-1", numbered(4)));
        desk.apply(stops(1, 5));
        assertThat(desk.state().edgeFence().sequence()).isEqualTo(4);
        assertThat(desk.ignored(move("esx-1", numbered(4)))).isEqualTo(Reason.DUPLICATE);
        assertThat(desk.ignored(move("esx-3", numbered(3)))).isEqualTo(Reason.STALE);
        assertThat(edge().activeHost()).isEqualTo("esx-2");
    }

    @Test
    void promotion_isOverruled_byAMoveWithAHigherNumber() {
        desk.apply(move("esx-1", numbered(4)));
        desk.apply(stops(1, 5));
        desk.apply(move("esx-1", numbered(5)));
        assertThat(edge().activeHost()).isEqualTo("esx-1");
        assertThat(stateOf("esx-1")).isEqualTo(State.UP);
    }

    @Test
    void promotion_makesAnOlderMoveWithoutANumberStale() {
        desk.apply(stops(1, 5));
        assertThat(desk.ignored(move("esx-1", Example.timed(Duration.ofSeconds(4)))))
                .isEqualTo(Reason.STALE);
    }

    @Test
    void sameStateAgain_changesNothing() {
        desk.apply(stops(1, 5));
        SddcState once = desk.state();
        assertThat(unchanged(stops(1, 5))).isEqualTo(once);
        assertThat(unchanged(stops(1, 9)).version()).isEqualTo(once.version());
        assertThat(unchanged(runs(2, 9)).version()).isEqualTo(once.version());
    }

    @Test
    void olderStateChange_isStale_whenTheNewerOneSaidWhatWasKnown() {
        desk.apply(runs(1, 30));
        assertThat(desk.ignored(stops(1, 10))).isEqualTo(Reason.STALE);
        assertThat(desk.state().found().orElseThrow().edge().activeHost()).isEqualTo("esx-1");
    }

    @Test
    void stateChange_isStale_whenOlderThanTheLastEdgeChange() {
        desk.apply(move("esx-2", Example.timed(Duration.ofSeconds(10))));
        assertThat(desk.ignored(stops(2, 9))).isEqualTo(Reason.STALE);
        assertThat(edge().activeHost()).isEqualTo("esx-2");
        desk.apply(stops(2, 10));
        assertThat(edge().activeHost()).isEqualTo("esx-1");
    }

    @Test
    void stateChange_isStale_whenOlderThanWhatWasLastSaidOfTheHost() {
        desk.apply(stops(3, 10));
        desk.apply(runs(3, 20));
        assertThat(desk.ignored(stops(3, 15))).isEqualTo(Reason.STALE);
        assertThat(stateOf("esx-3")).isEqualTo(State.UP);
    }

    @Test
    void stateChange_isStale_whenOlderThanThePutThatNamedTheHost() {
        assertThat(desk.ignored(stops(3, -1))).isEqualTo(Reason.STALE);
        desk.time.advance(Duration.ofMinutes(1));
        desk.apply(stops(3, 30));
        desk.apply(provision(new Example.Spec().hosts(hosts(1, 4)), new Stamp(null, NOON.plusSeconds(60), true)));
        assertThat(stateOf("esx-3")).isEqualTo(State.UP);
        assertThat(desk.ignored(stops(3, 59))).isEqualTo(Reason.STALE);
    }

    @Test
    void hostThatHasStopped_staysDown_whenAnEventFromBeforeNamesIt() {
        desk.apply(stops(3, 30));
        desk.apply(provision(new Example.Spec().hosts(hosts(1, 4)), new Stamp(null, NOON.plusSeconds(29), false)));
        assertThat(stateOf("esx-3")).isEqualTo(State.DOWN);
        assertThat(desk.ignored(stops(3, 29))).isEqualTo(Reason.STALE);
        desk.apply(provision(new Example.Spec().hosts(hosts(1, 4)), new Stamp(null, NOON.plusSeconds(31), false)));
        assertThat(stateOf("esx-3")).isEqualTo(State.UP);
    }

    @Test
    void hostThatRunsAgain_staysUp_whenAFailureFromBeforeIsToldLate() {
        var two = Desk.with(spec());
        two.settle();
        two.apply(stops(2, 5));
        two.apply(stops(1, 6));
        two.apply(runs(1, 20));

        two.apply(new Command.MoveEdge(SDDC, new Stamp(4L, NOON.plusSeconds(10), false), "esx-2", "FAILURE"));

        assertThat(two.sddc().edge().activeHost()).isEqualTo("esx-2");
        assertThat(two.sddc().host("esx-1").orElseThrow().state()).isEqualTo(State.UP);
    }

    @Test
    void otherHosts_areOnlyRecorded() {
        desk.apply(stops(3, 5));
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-1", "esx-2");
        assertThat(stateOf("esx-3")).isEqualTo(State.DOWN);
        assertThat(desk.state().edgeFence().time()).isNull();
        assertThat(desk.state().outbox()).isEmpty();
        assertThat(desk.state().version()).isEqualTo(2);
        desk.apply(runs(3, 6));
        assertThat(stateOf("esx-3")).isEqualTo(State.UP);
    }

    @Test
    void standby_isReplaced_whenItsHostStops() {
        desk.apply(stops(2, 5));
        assertThat(edge()).extracting(Edge::activeHost, Edge::standbyHost).containsExactly("esx-1", "esx-3");
        desk.apply(runs(2, 6));
        assertThat(edge().standbyHost()).isEqualTo("esx-3");
    }

    @Test
    void standby_isPromoted_asSoonAsOneComes_whenTheActiveHostIsDown() {
        var two = Desk.with(spec());
        two.settle();
        two.apply(stops(2, 5));
        two.apply(stops(1, 6));
        assertThat(two.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-1", null);
        two.apply(runs(2, 7));
        assertThat(two.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-2", null);
        two.apply(runs(1, 8));
        assertThat(two.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-2", "esx-1");
    }

    @Test
    void hostThatRunsAgain_standsBy_whenNobodyDoes() {
        var two = Desk.with(spec());
        two.settle();
        two.apply(stops(1, 5));
        assertThat(two.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-2", null);
        two.apply(runs(1, 6));
        assertThat(two.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-2", "esx-1");
    }

    @Test
    void activeEdge_stays_whenNobodyStandsBy() {
        var two = Desk.with(spec());
        two.settle();
        two.apply(stops(2, 5));
        two.apply(stops(1, 6));
        assertThat(two.sddc().edge())
                .extracting(Edge::activeHost, Edge::standbyHost)
                .containsExactly("esx-1", null);
        assertThat(two.sddc().host("esx-1").orElseThrow().state()).isEqualTo(State.DOWN);
    }

    @Test
    void hostTakenForDead_isUpAgain_whenItsInstanceRuns() {
        desk.apply(failover("esx-2", live()));
        assertThat(stateOf("esx-1")).isEqualTo(State.DOWN);
        desk.apply(runs(1, 5));
        assertThat(stateOf("esx-1")).isEqualTo(State.UP);
        assertThat(edge().activeHost()).isEqualTo("esx-2");
    }

    @Test
    void instance_ofNoHost_changesNothing() {
        SddcState before = desk.state();
        assertThat(unchanged(stops(9, 5))).isEqualTo(before);
        desk.apply(provision(new Example.Spec().hosts(host(1), host(2), host(3)), live()));
        SddcState without = desk.state();
        assertThat(unchanged(stops(4, 5))).isEqualTo(without);
    }

    @Test
    void sddc_thatIsDeletedOrGoing_isLeft() {
        assertThat(unchanged(new Desk(), stops(1, 5))).isEqualTo(SddcState.unknown(SDDC));
        desk.apply(Example.deprovision(true, live()));
        SddcState deleting = desk.state();
        assertThat(unchanged(stops(1, 5))).isEqualTo(deleting);
    }

    private SddcState unchanged(HostChanged command) {
        return unchanged(desk, command);
    }

    private static SddcState unchanged(Desk desk, HostChanged command) {
        var change = (Decision.Change) desk.decide(command);
        assertThat(change.effect()).isEqualTo(Effect.NONE);
        return change.after();
    }

    private static HostChanged stops(int host, int secondsAfterNoon) {
        return changed(host, secondsAfterNoon, false);
    }

    private static HostChanged runs(int host, int secondsAfterNoon) {
        return changed(host, secondsAfterNoon, true);
    }

    private static Command.HostChanged changed(int host, int secondsAfterNoon, boolean running) {
        return new HostChanged(SDDC, Example.timed(Duration.ofSeconds(secondsAfterNoon)), "i-" + host, running);
    }

    private Edge edge() {
        return desk.sddc().edge();
    }

    private State stateOf(String host) {
        return desk.sddc().host(host).orElseThrow().state();
    }
}
