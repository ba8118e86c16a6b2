package io.connectedvpc.lambda.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.lambda.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

    private static final RouteChange CHANGE = new RouteChange(Action.CREATE, "rtb-1", Example.WEB, null, "eni-1");
    private static final Problem PROBLEM = Problem.of(ProblemCode.INVALID_FIELD, "why");

    @Test
    void detail_carriesWhatTheContractSays() throws JsonProcessingException {
        JsonNode detail = detail(List.of(CHANGE), Map.of("name", "web"));

        assertThat(detail.toString())
                .isEqualTo(
                        "{\"sddcId\":\"sddc-1\",\"version\":7,\"causeEventId\":\"event-1\",\"name\":\"web\","
                                + "\"changes\":[{\"action\":\"CREATE\",\"routeTableId\":\"rtb-1\","
                                + "\"destination\":\"192.168.160.0/24\",\"toNetworkInterfaceId\":\"eni-1\"}],\"changeCount\":1}");
    }

    @Test
    void detail_namesAHundredChangesAtMost_andCountsAll() throws JsonProcessingException {
        JsonNode detail = detail(Collections.nCopies(101, CHANGE), Map.of());

        assertThat(detail.path("changes")).hasSize(100);
        assertThat(detail.path("changeCount").intValue()).isEqualTo(101);
    }

    @Test
    void reconcileRequest_namesTheSddcAndTheCause() {
        assertThat(new Announcements().ofReconcileRequest("sddc-1", false, null))
                .isEqualTo("{\"sddcId\":\"sddc-1\",\"prune\":false,\"causeEventId\":null}");
        assertThat(new Announcements().ofReconcileRequest("sddc-1", true, "event-1"))
                .isEqualTo("{\"sddcId\":\"sddc-1\",\"prune\":true,\"causeEventId\":\"event-1\"}");
    }

    @Test
    void rejection_carriesTheProblemAndTheCommand() throws JsonProcessingException {
        JsonNode command = Json.object().put("sddcId", "sddc-1").put("cidr", "nowhere");

        JsonNode rejection = rejection(command);

        assertThat(rejection.fieldNames())
                .toIterable()
                .contains("sddcId", "version", "causeEventId", "changes", "changeCount", "command", "problem");
        assertThat(rejection.path("sddcId").textValue()).isEqualTo("sddc-1");
        assertThat(rejection.path("causeEventId").textValue()).isEqualTo("event-1");
        assertThat(rejection.path("command")).isEqualTo(command);
        assertThat(rejection.at("/problem/type").textValue()).endsWith("invalid-field");
    }

    @Test
    void rejection_leavesTheCommandOut_whenItCantBeSentBack() throws JsonProcessingException {
        JsonNode tooLarge = Json.object().put("sddcId", "sddc-1").put("a", "x".repeat(64 * 1024));

        assertThat(rejection(tooLarge).path("command").isNull()).isTrue();
        assertThat(rejection(MissingNode.getInstance()).path("command").isNull())
                .isTrue();
    }

    @Test
    void rejection_namesNoSddc_whenTheCommandNamesNone() throws JsonProcessingException {
        assertThat(rejection(TextNode.valueOf("move!")).path("sddcId").isNull()).isTrue();
        assertThat(rejection(Json.object().put("sddcId", 7)).path("sddcId").isNull())
                .isTrue();
    }

    private static JsonNode detail(List<RouteChange> changes, Map<String, String> about)
            throws JsonProcessingException {
        var announcement = new Announcement(EventType.SEGMENT_SYNCHRONIZED, "sddc-1", 7, "event-1", changes, about);
        return Json.read(new Announcements().of(announcement));
    }

    private static JsonNode rejection(JsonNode command) throws JsonProcessingException {
        var event =
                new Event("event-1", "Segment Created", "connected-vpc.sddc", Instant.EPOCH, command, Json.object());
        return Json.read(Announcements.rejection(event, PROBLEM));
    }
}
