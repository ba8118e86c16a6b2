package io.connectedvpc.lambda.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.ec2standin.faults.Fault;
import io.connectedvpc.lambda.function.EventAction;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.SampleCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;

/** Events that come before what they need. */
class EarlyEventsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final SampleCloud cloud = new SampleCloud();
    private final EventCommands commands =
            cloud.wiring().eventCommands(cloud.wiring().commands(Scope.ALL));
    private final EventAction reconciles = new EventReconciles(cloud.wiring().reconciles(), commands);

    @Test
    void segment_waitsForItsSddc() {
        send(CommandEvent.SEGMENT_CREATED, "early-1", segment("web", "192.168.160.0/24"));
        assertThat(cloud.bus().detailTypes()).isEmpty();
        assertThat(waiting()).containsExactly("early-1");

        cloud.handle(Example.provision(Example.spec(), Example.live()));
        reconcileAsAsked();

        assertThat(cloud.stored().segment("web")).isPresent();
        assertThat(cloud.stored().settled()).isTrue();
        assertThat(waiting()).isEmpty();
        assertThat(cloud.bus().details("Segment Synchronized"))
                .singleElement()
                .satisfies(told ->
                        assertThat(told.path("causeEventId").textValue()).isEqualTo("early-1"));
    }

    @Test
    void edgeMove_waitsForItsHost() {
        cloud.provision();
        send(CommandEvent.EDGE_MOVED, "early-1", edgeMove("esx-3").put("sequence", 7));
        assertThat(cloud.bus().detailTypes()).isEmpty();
        assertThat(cloud.stored().edgeFence().sequence()).isZero();

        cloud.handle(Example.provision(new Example.Spec().hosts(Example.hosts(1, 3)), Example.live()));
        reconcileAsAsked();

        assertThat(cloud.stored().found().orElseThrow().edge().activeHost()).isEqualTo("esx-3");
        assertThat(cloud.stored().edgeFence().sequence()).isEqualTo(7);
        assertThat(cloud.bus().detailTypes()).contains("Edge Move Applied");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void block_waitsForTheDeletionOfAnotherSegment() {
        cloud.provision();
        cloud.handle(Example.segment("old", Example.WEB, Example.live()));
        send(CommandEvent.SEGMENT_CREATED, "early-1", segment("new", "192.168.160.0/24"));
        assertThat(waiting()).containsExactly("early-1");

        cloud.handle(Example.deleteSegment("old", Example.live()));
        reconcileAsAsked();

        assertThat(cloud.stored().segment("new")).isPresent();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void block_waitsForTheDeletionByAnotherSddc_untilASweep() {
        cloud.provision();
        cloud.handle(new Command.ProvisionSddc(
                "sddc-2",
                Example.live(),
                Example.spec()
                        .management("10.3.0.0/16")
                        .hosts(Example.hosts(3, 4))
                        .active(null)
                        .standby(null)
                        .build()));
        cloud.handle(new Command.PutSegment("sddc-2", Example.live(), "web", "192.168.160.0/24", null, null));
        cloud.bus().clear();
        send(CommandEvent.SEGMENT_CREATED, "early-1", segment("web", "192.168.160.0/24"));
        assertThat(waiting()).containsExactly("early-1");

        cloud.handle(new Command.DeleteSegment("sddc-2", Example.live(), "web"));
        cloud.wiring().reconciles().sweep();
        reconcileAsAsked();

        assertThat(cloud.stored().segment("web")).isPresent();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void events_areTriedInTheOrderTheyCame_andThoseThatStillMustWaitDo() {
        cloud.provision();
        send(CommandEvent.EDGE_MOVED, "early-1", edgeMove("esx-4").put("sequence", 4));
        send(CommandEvent.EDGE_MOVED, "early-2", edgeMove("esx-3").put("sequence", 3));
        cloud.handle(Example.provision(new Example.Spec().hosts(Example.hosts(1, 3)), Example.live()));
        reconcileAsAsked();
        assertThat(cloud.stored().found().orElseThrow().edge().activeHost()).isEqualTo("esx-3");
        assertThat(waiting()).containsExactly("early-1");

        cloud.handle(Example.provision(new Example.Spec().hosts(Example.hosts(1, 4)), Example.live()));
        reconcileAsAsked();
        assertThat(cloud.stored().found().orElseThrow().edge().activeHost()).isEqualTo("esx-4");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void waitingEdgeMove_isTriedBeforeSegments_thatCameEarlier() {
        send(CommandEvent.SEGMENT_CREATED, "early-1", segment("web", "192.168.160.0/24"));
        send(CommandEvent.EDGE_MOVED, "early-2", edgeMove("esx-2"));
        cloud.advance(PATIENCE.plusMillis(1));
        sweep();
        assertThat(cloud.bus().details("Command Rejected"))
                .extracting(told -> told.path("causeEventId").textValue())
                .containsExactly("early-2", "early-1");
    }

    @Test
    void waitingEvent_isRejected_after15Minutes() {
        send(CommandEvent.SEGMENT_CREATED, "early-1", segment("web", "192.168.160.0/24"));
        cloud.advance(PATIENCE);
        sweep();
        assertThat(waiting()).containsExactly("early-1");
        cloud.advance(Duration.ofMillis(1));
        sweep();

        assertThat(waiting()).isEmpty();
        JsonNode told = cloud.bus().details("Command Rejected").getFirst();
        assertThat(told.at("/problem/type").textValue()).endsWith("not-found");
        assertThat(told.at("/command/name").textValue()).isEqualTo("web");
        assertThat(told.path("commandType").textValue()).isEqualTo("Segment Created");
        assertThat(told.path("causeEventId").textValue()).isEqualTo("early-1");
        cloud.bus().clear();
        sweep();
        assertThat(cloud.bus().detailTypes()).isEmpty();
    }

    @Test
    void waitingEvent_isIgnored_whenANewerOneWasFirst() {
        send(
                CommandEvent.SEGMENT_CREATED,
                "early-1",
                segment("web", "192.168.160.0/24").put("sequence", 1));
        cloud.handle(Example.provision(Example.spec(), Example.live()));
        cloud.handle(Example.segment("web", Example.APP, Example.numbered(2)));
        reconcileAsAsked();
        assertThat(cloud.stored().segment("web").orElseThrow().destination()).isEqualTo(Example.APP);
        assertThat(cloud.bus().details("Segment Ignored"))
                .singleElement()
                .satisfies(told -> assertThat(told.path("reason").textValue()).isEqualTo("STALE"));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void waitingEvent_keepsItsTime_soThatWhatHappenedAfterItWins() {
        send(CommandEvent.SEGMENT_CREATED, "early-1", segment("web", "192.168.160.0/24"));
        cloud.handle(Example.provision(Example.spec(), Example.live()));
        cloud.handle(Example.segment("web", Example.APP, Example.live()));
        reconcileAsAsked();
        assertThat(cloud.stored().segment("web").orElseThrow().destination()).isEqualTo(Example.APP);
    }

    @Test
    void waitingEvent_isFinal_whenWhatItWantsTurnsOutToBeWrong() {
        send(CommandEvent.SEGMENT_CREATED, "early-1", segment("web", "10.0.4.0/24"));
        cloud.handle(Example.provision(Example.spec(), Example.live()));
        reconcileAsAsked();
        assertThat(waiting()).isEmpty();
        assertThat(cloud.bus().detailTypes()).contains("Command Rejected");
    }

    @Test
    void waitingEvents_areNotHeldUp_byOneThatEc2Refuses() {
        send(CommandEvent.SEGMENT_CREATED, "early-1", segment("web", "192.168.160.0/24"));
        send(CommandEvent.SEGMENT_CREATED, "early-2", segment("app", "192.168.161.0/24"));
        cloud.handle(Example.provision(Example.spec(), Example.live()));
        cloud.faults().decide(request -> request instanceof CreateRouteRequest ? Fault.unauthorized() : Fault.none());

        reconcileAsAsked();

        assertThat(waiting()).isEmpty();
        assertThat(cloud.stored().liveSegments()).hasSize(2);
        assertThat(cloud.bus().detailTypes()).contains("SDDC Degraded").doesNotContain("Command Rejected");
    }

    @Test
    void waitingEvent_staysForARetry_whenEc2IsThrottled() {
        send(CommandEvent.SEGMENT_CREATED, "early-1", segment("web", "192.168.160.0/24"));
        cloud.handle(Example.provision(Example.spec(), Example.live()));
        cloud.faults().decide(request -> Fault.throttled());
        assertThatExceptionOfType(Rejected.class).isThrownBy(this::reconcileAsAsked);
        assertThat(waiting()).containsExactly("early-1");
    }

    @Test
    void event_isRejectedAtOnce_whenItsBlockIsTheVpcs() {
        cloud.provision();
        send(CommandEvent.SEGMENT_CREATED, "early-1", segment("web", "10.0.4.0/24"));
        assertThat(waiting()).isEmpty();
        assertThat(cloud.bus().detailTypes()).containsExactly("Command Rejected");
    }

    @Test
    void event_isRejectedAtOnce_whenTooManyWait() {
        for (int i = 0; i < 100; i++) {
            send(CommandEvent.SEGMENT_CREATED, "early-" + i, segment("web", "192.168.160.0/24"));
        }
        assertThat(cloud.bus().detailTypes()).isEmpty();
        send(CommandEvent.SEGMENT_CREATED, "early-100", segment("web", "192.168.160.0/24"));
        assertThat(cloud.bus().detailTypes()).containsExactly("Command Rejected");
        assertThat(waiting()).hasSize(100);
    }

    @Test
    void sameEventTwice_waitsOnce() {
        send(CommandEvent.SEGMENT_CREATED, "early-1", segment("web", "192.168.160.0/24"));
        send(CommandEvent.SEGMENT_CREATED, "early-1", segment("web", "192.168.160.0/24"));
        assertThat(waiting()).containsExactly("early-1");
    }

    private void send(CommandEvent kind, String id, ObjectNode detail) {
        ObjectNode envelope = Json.object()
                .put("id", id)
                .put("detail-type", kind.detailType())
                .put("source", "connected-vpc.sddc")
                .put("time", Example.NOON.minusSeconds(60).toString());
        envelope.set("detail", detail);
        Event event = Event.of(envelope, Example.NOON);
        commands.action(kind).handle(event, origin(id));
    }

    private void sweep() {
        cloud.wiring().reconciles().sweep();
        reconcileAsAsked();
    }

    /** Hands over the requests to reconcile until there are none; what else is told stays on the bus. */
    private void reconcileAsAsked() {
        List<JsonNode> asked = cloud.bus().details("Reconcile Requested");
        int done = 0;
        while (done < asked.size()) {
            JsonNode detail = asked.get(done++);
            assertThat(done).as("requests that follow each other").isLessThan(20);
            var event = new Event(
                    "reconcile-" + done, "Reconcile Requested", "connected-vpc.internal", now(), detail, detail);
            reconciles.handle(event, origin("reconcile-" + done));
            asked = cloud.bus().details("Reconcile Requested");
        }
        cloud.bus().forget("Reconcile Requested");
    }

    private List<String> waiting() {
        return cloud.stored().waiting().stream().map(WaitingEvent::id).toList();
    }

    private Origin origin(String cause) {
        return new Origin(cause, null, now().plusSeconds(20));
    }

    private Instant now() {
        return cloud.now();
    }

    private static ObjectNode segment(String name, String cidr) {
        return Json.object().put("sddcId", "sddc-1").put("name", name).put("cidr", cidr);
    }

    private static ObjectNode edgeMove(String toHost) {
        return Json.object().put("sddcId", "sddc-1").put("toHost", toHost);
    }
}
