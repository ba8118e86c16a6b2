package io.connectedvpc.lambda.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.port.Handled.Result;
import io.connectedvpc.core.port.HistoryStore.Entry;
import io.connectedvpc.ec2standin.faults.Fault;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.SampleCloud;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event that waits stands in the history twice: that it waits, and what became of it. */
class WaitingHistoryTest {

    private final SampleCloud cloud = new SampleCloud();
    private final EventCommands commands =
            cloud.wiring().eventCommands(cloud.wiring().commands(Scope.ALL));

    @Test
    void waitingEvent_isTriedAgainWithoutAnEntry() {
        send("early-1", "web");
        retry();
        retry();

        assertThat(entriesOf("early-1")).extracting(Handled::result).containsExactly(Result.WAITING);
        assertThat(entriesOf("early-1")).extracting(Handled::problem).containsExactly("not-found");
    }

    @Test
    void waitingEvent_hasAnEntry_whenItIsStored() {
        send("early-1", "web");
        cloud.handle(Example.provision(Example.spec(), Example.live()));
        retry();
        retry();

        assertThat(entriesOf("early-1")).extracting(Handled::result).containsExactly(Result.STORED, Result.WAITING);
    }

    @Test
    void waitingEvent_hasAnEntry_whenItsTimeIsUp() {
        send("early-1", "web");
        cloud.advance(Duration.ofMinutes(15).plusMillis(1));
        retry();

        assertThat(entriesOf("early-1")).extracting(Handled::result).containsExactly(Result.REFUSED, Result.WAITING);
    }

    @Test
    void waitingEvent_isTriedAgainWithoutAnEntry_whenAwsFailsMeanwhile() {
        send("early-1", "web");
        cloud.handle(Example.provision(Example.spec(), Example.live()));
        cloud.faults().decide(request -> Fault.throttled());
        retry();

        assertThat(entriesOf("early-1")).extracting(Handled::result).containsExactly(Result.WAITING);
    }

    @Test
    void event_isRefused_whenTooManyWait() {
        for (int i = 0; i < 100; i++) {
            send("early-" + i, "web");
        }
        send("early-100", "web");

        assertThat(entriesOf("early-99")).extracting(Handled::result).containsExactly(Result.WAITING);
        assertThat(entriesOf("early-100")).extracting(Handled::result).containsExactly(Result.REFUSED);
    }

    @Test
    void event_isRefused_whenNothingCanMakeItRight() {
        cloud.provision();
        ObjectNode detail = Json.object().put("sddcId", "sddc-1").put("name", "web");
        send("wrong-1", detail.put("cidr", "10.0.4.0/24"));

        assertThat(entriesOf("wrong-1")).extracting(Handled::result).containsExactly(Result.REFUSED);
    }

    private void send(String id, String segment) {
        ObjectNode detail = Json.object().put("sddcId", "sddc-1").put("name", segment);
        send(id, detail.put("cidr", "192.168.160.0/24"));
    }

    private void send(String id, ObjectNode detail) {
        ObjectNode envelope = Json.object()
                .put("id", id)
                .put("detail-type", CommandEvent.SEGMENT_CREATED.detailType())
                .put("source", "connected-vpc.sddc")
                .put("time", Example.NOON.minusSeconds(60).toString());
        envelope.set("detail", detail);
        commands.action(CommandEvent.SEGMENT_CREATED).handle(Event.of(envelope, Example.NOON), origin(id));
    }

    private void retry() {
        commands.retry("sddc-1", origin("reconcile-1"));
    }

    private Origin origin(String cause) {
        return new Origin(cause, null, cloud.now().plusSeconds(20));
    }

    /** Newest first. */
    private List<Handled> entriesOf(String event) {
        return cloud.wiring().histories().of("sddc-1", 1000, null).entries().stream()
                .map(Entry::handled)
                .filter(handled -> event.equals(handled.causeEventId()))
                .toList();
    }
}
