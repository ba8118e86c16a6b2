package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.World;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.core.port.RecordingEventSink.ReconcileRequest;
import io.connectedvpc.core.problem.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private final World world = new World();
    private final WaitingRoom room = world.waitingRoom();

    @Test
    void firstWriteOfAnEdgeMove_comesBeforeTheWaitingEventsAreTold() {
        World example = World.withExample();
        example.waitingRoom().admit(Example.SDDC, "early-1", "{}");
        List<String> calls = new ArrayList<>();
        example.intercept(call -> calls.add(call.method()), call -> {});
        example.send(move("esx-2", live()));
        assertThat(calls).contains("replaceRoute", "requestReconcile");
        assertThat(calls.indexOf("replaceRoute")).isLessThan(calls.indexOf("requestReconcile"));
    }

    @Test
    void events_waitInTheOrderTheyCame() {
        admit("b");
        world.time.advance(Duration.ofSeconds(1));
        admit("a");
        assertThat(room.waiting(SDDC)).extracting(WaitingEvent::id).containsExactly("b", "a");
        assertThat(room.waiting(SDDC))
                .extracting(WaitingEvent::envelope)
                .containsExactly("envelope of b", "envelope of a");
    }

    @Test
    void event_keepsItsPlaceAndItsTime_whenItComesAgain() {
        admit("a");
        WaitingEvent first = room.waiting(SDDC).get(0);
        world.time.advance(Duration.ofMinutes(10));
        assertThat(admit("a")).isTrue();
        assertThat(room.waiting(SDDC)).containsExactly(first);
    }

    @Test
    void patience_endsAfter15Minutes() {
        admit("a");
        WaitingEvent event = room.waiting(SDDC).get(0);
        world.time.advance(Duration.ofMinutes(15));
        assertThat(room.isOver(event)).isFalse();
        world.time.advance(Duration.ofMillis(1));
        assertThat(room.isOver(event)).isTrue();
    }

    @Test
    void event_isDismissed_andNoOther() {
        admit("a");
        admit("b");
        room.dismiss(SDDC, room.waiting(SDDC).get(0));
        assertThat(room.waiting(SDDC)).extracting(WaitingEvent::id).containsExactly("b");
        room.dismiss(SDDC, new WaitingEvent("unknown", world.time.instant(), ""));
        assertThat(room.waiting(SDDC)).hasSize(1);
    }

    @Test
    void room_isFull_atAHundred() {
        IntStream.range(0, 100).forEach(i -> assertThat(admit("event-" + i)).isTrue());
        assertThat(admit("one-more")).isFalse();
        assertThat(admit("event-7")).isTrue();
        assertThat(room.waiting(SDDC)).hasSize(100);
    }

    @Test
    void sddcThatWasNeverSeen_isSwept_whileEventsWaitForIt() {
        admit("a");
        world.sweep();
        assertThat(world.events.reconcileRequests()).containsExactly(new ReconcileRequest(SDDC, false, null));
        assertThat(world.queries().sddcs(10, null).sddcs()).isEmpty();
        room.dismiss(SDDC, room.waiting(SDDC).get(0));
        world.sweep();
        assertThat(world.events.reconcileRequests()).hasSize(1);
    }

    @Test
    void sddcThatComes_asksForAReconcile_whenEventsWaitForIt() {
        admit("a");
        world.send(provision(spec(), live()));
        assertThat(world.events.reconcileRequests()).containsExactly(new ReconcileRequest(SDDC, false, "cause-1"));
        assertThat(room.waiting(SDDC)).hasSize(1);
    }

    @Test
    void waiting_changesNothingThatIsDesired() {
        world.send(provision(spec(), live()));
        SddcState before = world.state();
        admit("a");
        room.dismiss(SDDC, room.waiting(SDDC).get(0));
        assertThat(world.state().version()).isEqualTo(before.version());
        assertThat(world.state().settled()).isTrue();
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
    }

    @Test
    void event_isAdmitted_whoeverElseWrites() {
        World other = world.another();
        world.intercept(
                call -> {
                    if (call.is("commit") && other.state().revision() < 3) {
                        other.waitingRoom().admit(SDDC, "other-" + other.state().revision(), "");
                    }
                },
                call -> {});
        assertThat(admit("a")).isTrue();
        assertThat(room.waiting(SDDC)).extracting(WaitingEvent::id).contains("a", "other-0", "other-1", "other-2");
    }

    @Test
    void event_isRefused_whenTheSddcsIdIsIllegal() {
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> room.admit("no id", "a", ""));
    }

    private boolean admit(String eventId) {
        return room.admit(SDDC, eventId, "envelope of " + eventId);
    }
}
