package io.connectedvpc.lambda.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.aws.CallCounts;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.port.Handled.Failover;
import io.connectedvpc.core.port.Handled.Result;
import io.connectedvpc.core.port.Handled.Task;
import io.connectedvpc.core.port.Handled.Times;
import io.connectedvpc.core.port.ManualTime;
import io.connectedvpc.lambda.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmfMetricsTest {

    private static final Instant NOON = Example.NOON;

    private final List<String> lines = new ArrayList<>();
    private final EmfMetrics metrics = new EmfMetrics("lab", new CallCounts(), new ManualTime(NOON), lines::add);

    @Test
    void line_isInTheFormat_byDeploymentAndBySddc() throws JsonProcessingException {
        metrics.handled(edgeMove());

        assertThat(lines).hasSize(1);
        assertThat(Json.read(lines.getFirst())).isEqualTo(Json.read("""
                {"_aws": {"Timestamp": %d, "CloudWatchMetrics": [{
                    "Namespace": "connected-vpc",
                    "Dimensions": [["Deployment"], ["Deployment", "SddcId"]],
                    "Metrics": [
                      {"Name": "FailoverFromEvent", "Unit": "Milliseconds"},
                      {"Name": "FailoverFromReceipt", "Unit": "Milliseconds"},
                      {"Name": "RoutesChanged", "Unit": "Count"}]}]},
                 "Deployment": "lab", "SddcId": "sddc-1",
                 "FailoverFromEvent": 3200, "FailoverFromReceipt": 200, "RoutesChanged": 1}
                """.formatted(NOON.toEpochMilli())));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT_SEGMENT, UNCHANGED, NoOps",
        "MOVE_EDGE, DUPLICATE, NoOps",
        "MOVE_EDGE, STALE, StaleEvents",
    })
    void command_isCountedByItsResult(Task task, Result result, String metric) {
        metrics.handled(handled(task, result, 0, 0, false));

        assertThat(values()).isEqualTo(Map.of(metric, 1L));
    }

    @ParameterizedTest
    @CsvSource({"RECONCILE, UNCHANGED", "PUT_SEGMENT, REFUSED", "PUT_SEGMENT, STORED", "MOVE_EDGE, FAILED"})
    void nothing_isWritten_whereThereIsNothingToCount(Task task, Result result) {
        metrics.handled(handled(task, result, 0, 0, false));
        metrics.invocationEnds();

        assertThat(lines).isEmpty();
    }

    @Test
    void driftConflictsAndDegradation_areCounted() {
        metrics.handled(handled(Task.RECONCILE, Result.FAILED, 3, 2, true));

        assertThat(values()).isEqualTo(Map.of("DriftFound", 3L, "Conflicts", 2L, "Degraded", 1L));
    }

    @Test
    void sweep_isCountedOnce_byDeploymentOnly() throws JsonProcessingException {
        metrics.swept(7);

        assertThat(values()).isEqualTo(Map.of("SweepSucceeded", 1L));
        assertThat(Json.read(lines.getFirst()).at("/_aws/CloudWatchMetrics/0/Dimensions"))
                .isEqualTo(Json.read("[[\"Deployment\"]]"));
    }

    private Map<String, Long> values() {
        var values = new TreeMap<String, Long>();
        for (String text : lines) {
            JsonNode line = read(text);
            line.at("/_aws/CloudWatchMetrics/0/Metrics").forEach(metric -> {
                String name = metric.path("Name").textValue();
                values.put(name, line.path(name).longValue());
            });
        }
        return values;
    }

    private static JsonNode read(String text) {
        try {
            return Json.read(text);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(text, notJson);
        }
    }

    private static Handled edgeMove() {
        var change = new RouteChange(RouteChange.Action.REPLACE, Example.MAIN, Example.WEB, "eni-1", "eni-2");
        var failover = new Failover(NOON.minusSeconds(3), NOON, NOON.plusMillis(200));
        return new Handled(
                Task.MOVE_EDGE,
                Example.SDDC,
                "esx-2",
                4L,
                "event-1",
                Result.APPLIED,
                null,
                5L,
                List.of(change),
                0,
                0,
                false,
                failover,
                times());
    }

    private static Handled handled(Task task, Result result, int drift, int conflicts, boolean degraded) {
        return new Handled(
                task,
                Example.SDDC,
                null,
                null,
                null,
                result,
                null,
                null,
                List.of(),
                drift,
                conflicts,
                degraded,
                null,
                times());
    }

    private static Times times() {
        return new Times(NOON, null, null, null, NOON);
    }
}
