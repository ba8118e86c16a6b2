package io.connectedvpc.lambda.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.ec2standin.faults.Fault;
import io.connectedvpc.lambda.function.EventAction;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.SampleCloud;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;

class EventCommandsTest {

    private static final Instant SENT = Example.NOON.minusSeconds(60);

    private final SampleCloud cloud = new SampleCloud();
    private final EventAction segments = events().action(CommandEvent.SEGMENT_CREATED);
    private final EventAction provisioning = events().action(CommandEvent.SDDC_PROVISIONING_REQUESTED);

    @BeforeEach
    void provision() {
        cloud.provision();
    }

    @Test
    void command_isApplied_andTellsOfItsCause() {
        send(segments, segment().put("sequence", 1));

        assertThat(cloud.bus().detailTypes()).containsExactly("Segment Synchronized");
        assertThat(cloud.bus()
                        .details("Segment Synchronized")
                        .getFirst()
                        .path("causeEventId")
                        .textValue())
                .isEqualTo("event-1");
    }

    @Test
    void duplicate_isIgnored_withTheReason() {
        send(segments, segment().put("sequence", 1));
        cloud.bus().clear();

        send(segments, segment().put("sequence", 1));

        JsonNode told = onlyTold("Segment Ignored");
        assertThat(told.path("reason").textValue()).isEqualTo("DUPLICATE");
        assertThat(told.path("name").textValue()).isEqualTo("web");
        assertThat(told.path("sddcId").textValue()).isEqualTo("sddc-1");
        assertThat(told.path("version").intValue()).isEqualTo(2);
        assertThat(told.path("causeEventId").textValue()).isEqualTo("event-1");
        assertThat(told.path("changes")).isEmpty();
    }

    @Test
    void lowerSequence_isIgnored_asStale() {
        send(segments, segment().put("sequence", 2));
        cloud.bus().clear();

        send(segments, segment().put("sequence", 1).put("cidr", "192.168.161.0/24"));

        assertThat(onlyTold("Segment Ignored").path("reason").textValue()).isEqualTo("STALE");
    }

    @Test
    void earlierTime_isIgnored_asStale() {
        send(segments, segment().put("occurredAt", "2026-11-23T11:30:00Z"));
        cloud.bus().clear();

        send(segments, segment().put("occurredAt", "2026-11-23T11:29:59.999Z").put("cidr", "192.168.161.0/24"));

        assertThat(onlyTold("Segment Ignored").path("reason").textValue()).isEqualTo("STALE");
    }

    @Test
    void ignoredCommand_isNotToldOf_whenTheContractHasNoEventForIt() {
        ObjectNode detail =
                Json.object().put("sddcId", "sddc-1").put("paused", false).put("sequence", 1);
        send(provisioning, detail);
        cloud.bus().clear();

        send(provisioning, detail);

        assertThat(cloud.bus().detailTypes()).isEmpty();
    }

    @Test
    void sameSequenceWithAnotherContent_isRejected() {
        send(segments, segment().put("sequence", 1));
        cloud.bus().clear();

        send(segments, segment().put("sequence", 1).put("cidr", "192.168.161.0/24"));

        assertThat(onlyTold("Command Rejected").at("/problem/type").textValue()).endsWith("stale-sequence");
    }

    @Test
    void refusedCommand_isRejected_withTheProblem() {
        send(segments, segment().put("cidr", "10.0.165.0/26"));

        JsonNode told = onlyTold("Command Rejected");
        assertThat(told.at("/problem/type").textValue()).endsWith("cidr-overlap");
        assertThat(told.at("/problem/status").intValue()).isEqualTo(409);
        assertThat(told.at("/command/name").textValue()).isEqualTo("web");
    }

    @Test
    void malformedDetail_isRejected() {
        send(segments, MissingNode.getInstance());
        send(segments, Json.array());
        send(segments, segment().put("color", "blue"));

        assertThat(cloud.bus().details("Command Rejected"))
                .hasSize(3)
                .allSatisfy(
                        told -> assertThat(told.at("/problem/type").textValue()).endsWith("malformed-request"));
    }

    @Test
    void missingSddcId_isMalformed() {
        ObjectNode detail = segment();
        detail.remove("sddcId");

        send(segments, detail);

        assertThat(onlyTold("Command Rejected")
                        .at("/problem/violations/0/field")
                        .textValue())
                .isEqualTo("sddcId");
    }

    @Test
    void command_isLeftForARetry_whenEc2IsThrottled() {
        cloud.faults().decide(request -> Fault.throttled());

        var thrown = catchThrowableOfType(Rejected.class, () -> send(segments, segment()));

        assertThat(thrown.problem().code()).isEqualTo(ProblemCode.THROTTLED);
        assertThat(cloud.bus().detailTypes()).doesNotContain("Command Rejected");
    }

    @Test
    void command_isLeftForARetry_whenEc2Refuses_soThatItEndsInTheDeadLetterQueue() {
        cloud.faults().decide(request -> Fault.unauthorized());

        var thrown = catchThrowableOfType(Rejected.class, () -> send(segments, segment()));

        assertThat(thrown.problem().code()).isEqualTo(ProblemCode.AWS_REFUSED);
        assertThat(cloud.bus().detailTypes()).doesNotContain("Command Rejected");
    }

    @Test
    void storedCommand_isNoDeadLetter_whenEc2RefusesIt() {
        cloud.faults().decide(request -> request instanceof CreateRouteRequest ? Fault.unauthorized() : Fault.none());

        send(segments, segment());

        assertThat(cloud.stored().liveSegments()).hasSize(1);
        assertThat(cloud.bus().detailTypes()).contains("SDDC Degraded").doesNotContain("Command Rejected");
    }

    private EventCommands events() {
        return cloud.wiring().eventCommands(cloud.wiring().commands(Scope.ALL));
    }

    private void send(EventAction action, JsonNode detail) {
        var event = new Event("event-1", "Segment Created", "connected-vpc.sddc", SENT, detail, Json.object());
        action.handle(event, new Origin("event-1", null, Example.NOON.plus(Duration.ofMinutes(10))));
    }

    private JsonNode onlyTold(String detailType) {
        assertThat(cloud.bus().detailTypes()).containsExactly(detailType);
        return cloud.bus().details(detailType).getFirst();
    }

    private static ObjectNode segment() {
        return Json.object().put("sddcId", "sddc-1").put("name", "web").put("cidr", "192.168.160.0/24");
    }
}
