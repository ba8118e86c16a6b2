package io.connectedvpc.lambda.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.SampleCloud;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostEventsTest {

    private static final String LATER = "2026-11-23T12:00:07Z";

    private final SampleCloud cloud = new SampleCloud();
    private final HostEvents events = new HostEvents(cloud.wiring().commands(Scope.ROUTES));

    @BeforeEach
    void provision() {
        cloud.provision();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopping", "stopped", "shutting-down", "terminated"})
    void standby_becomesActive_whenTheInstanceFails(String state) {
        changed("i-1", state, LATER);
        assertThat(activeHost()).isEqualTo("esx-2");
        assertThat(cloud.bus().details("Edge Move Applied"))
                .singleElement()
                .satisfies(told ->
                        assertThat(told.path("causeEventId").textValue()).isEqualTo("event-1"));
        assertThat(cloud.stored().settled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "rebooting", "", "STOPPED"})
    void otherStates_sayNothing(String state) {
        int commits = cloud.commits();
        changed("i-1", state, LATER);
        assertThat(activeHost()).isEqualTo("esx-1");
        assertThat(cloud.commits()).isEqualTo(commits);
    }

    @Test
    void runningInstance_isUpAgain() {
        changed("i-2", "stopped", LATER);
        assertThat(host("esx-2").state()).isEqualTo(Host.State.DOWN);
        assertThat(sddc().edge().standbyHost()).isNull();
        changed("i-2", "running", "2026-11-23T12:00:08Z");
        assertThat(host("esx-2").state()).isEqualTo(Host.State.UP);
        assertThat(sddc().edge().standbyHost()).isEqualTo("esx-2");
    }

    @Test
    void instance_ofNobody_isNothingToTellOf() {
        changed("i-4", "stopped", LATER);
        changed("i-0123456789abcdef0", "terminated", LATER);
        assertThat(cloud.bus().detailTypes()).isEmpty();
    }

    @Test
    void eventWithoutInstanceOrState_isLeft() {
        handle(Json.object().put("state", "stopped"), LATER);
        handle(Json.object().put("instance-id", "i-1"), LATER);
        handle(Json.object().put("instance-id", 1).put("state", "stopped"), LATER);
        handle(Json.array(), LATER);
        assertThat(activeHost()).isEqualTo("esx-1");
    }

    @Test
    void olderStateChange_isIgnored() {
        changed("i-1", "stopped", "2026-11-23T11:59:59Z");
        assertThat(activeHost()).isEqualTo("esx-1");
    }

    @Test
    void stateChange_countsAsTheEndOfItsSecond() {
        var withinTheSecond = new Stamp(null, Instant.parse("2026-11-23T12:00:07.500Z"), false);
        cloud.handle(Example.move("esx-2", withinTheSecond));
        changed("i-2", "stopped", LATER);
        assertThat(activeHost()).isEqualTo("esx-1");
    }

    @Test
    void sameEventTwice_writesNothingTheSecondTime() {
        changed("i-1", "stopping", LATER);
        cloud.ec2().journal().clear();
        changed("i-1", "stopping", LATER);
        changed("i-1", "stopped", "2026-11-23T12:00:20Z");
        assertThat(cloud.ec2Writes()).isEmpty();
    }

    private void changed(String instanceId, String state, String time) {
        handle(Json.object().put("instance-id", instanceId).put("state", state), time);
    }

    private void handle(JsonNode detail, String time) {
        ObjectNode envelope = Json.object()
                .put("id", "event-1")
                .put("detail-type", HostEvents.INSTANCE_STATE_CHANGE)
                .put("source", "aws.ec2")
                .put("time", time);
        envelope.set("detail", detail);
        events.handle(
                Event.of(envelope, cloud.now()),
                new Origin("event-1", null, cloud.now().plusSeconds(20)));
    }

    private String activeHost() {
        return sddc().edge().activeHost();
    }

    private Host host(String hostId) {
        return sddc().host(hostId).orElseThrow();
    }

    private Sddc sddc() {
        return cloud.stored().found().orElseThrow();
    }
}
