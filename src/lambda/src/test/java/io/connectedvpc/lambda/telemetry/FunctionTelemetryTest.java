package io.connectedvpc.lambda.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.service.CommandService;
import io.connectedvpc.lambda.Wiring;
import io.connectedvpc.lambda.event.CommandEvent;
import io.connectedvpc.lambda.http.Answers;
import io.connectedvpc.lambda.json.Body;
import io.connectedvpc.lambda.json.Commands;
import io.connectedvpc.lambda.sample.ApiCall;
import io.connectedvpc.lambda.sample.Invocation;
import io.connectedvpc.lambda.sample.SampleCloud;
import io.connectedvpc.lambda.sample.SampleEvents;
import java.util.List;
import java.util.Set;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a function tells its operators, from the input's bytes on. */
class FunctionTelemetryTest {

    private static final String SECRET = "hunter2";
    private static final String EVENT = """
            {"id": "event-1", "detail-type": "Segment Created", "source": "connected-vpc.sddc", "time": "2026-11-23T12:00:00Z",
             "detail": %s}
            """;

    private final SampleCloud cloud = new SampleCloud();
    private final RequestStreamHandler function = function(cloud.wiring());

    @Test
    void edgeMove_isMeasured() {
        cloud.provision();

        Invocation.send(function, SampleEvents.read("edge-moved"));

        assertThat(cloud.metrics().getLast())
                .contains("\"FailoverFromEvent\":", "\"FailoverFromReceipt\":", "\"SddcId\":\"sddc-1\"")
                .contains("\"RoutesChanged\":1");
    }

    @Test
    void line_ofACommandHasItsFields() {
        cloud.provision();

        List<String> lines = logOf(() -> Invocation.send(function, SampleEvents.read("edge-moved")));

        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("MOVE_EDGE: APPLIED")
                        .contains("function_request_id=invocation-1", "function_name=function", "cold_start=")
                        .contains("sddcId=sddc-1", "version=2", "changes=1", "cause=")
                        .containsPattern("sequence=\\d"));
        assertThat(MDC.getMap()).as("fields left behind").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'sddcId': 'hunter2 ', 'name': 'web', 'cidr': '192.168.160.0/24'}",
                "{'sddcId': 'sddc-1', 'name': 'web', 'cidr': 'hunter2'}",
                "{'sddcId': 'sddc-1', 'name': 'web', 'cidr': '192.168.160.0/24', 'type': 'hunter2'}",
                "{'sddcId': 'sddc-1', 'name': 'web', 'cidr': '192.168.160.0/24', 'hunter2': 'hunter2'}",
                "{'sddcId': 'sddc-1', 'name': 'web', 'cidr': ['hunter2']}",
                "{'sddcId': 'sddc-1', 'name': 'web', 'name': 'hunter2'}",
                "{'sddcId': 'sddc-1', 'name': 'web', 'gatewayAddress': 'hunter2'}",
                "{'sddcId': 'sddc-1', 'name': 'web', 'cidr': '192.168.160.0/24', 'occurredAt': 'hunter2'}",
                "'hunter2'",
            })
    void log_repeatsNothingOfABadEventOrBody(String text) {
        cloud.provision();
        String detail = text.replace('\'', '"');

        List<String> lines = logOf(() -> {
            Invocation.send(function, EVENT.formatted(detail));
            Invocation.call(
                    function,
                    ApiCall.to("PUT /sddcs/{sddcId}/segments/{name}")
                            .segment("web")
                            .body(detail)
                            .event());
        });

        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "{\"hunter2", "{\"a\": hunter2}"})
    void log_repeatsNothingOfABodyThatIsNoJson(String body) {
        List<String> lines = logOf(() -> Invocation.call(
                function,
                ApiCall.to("PUT /sddcs/{sddcId}/segments/{name}")
                        .segment("web")
                        .body(body)
                        .event()));

        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void log_hasNoBodyOfACommandThatIsApplied() {
        cloud.provision();

        List<String> lines = logOf(() -> Invocation.send(function, EVENT.formatted("""
                        {"sddcId": "sddc-1", "name": "web", "cidr": "192.168.160.0/24"}""")));

        assertThat(lines)
                .anyMatch(line -> line.contains("PUT_SEGMENT: APPLIED"))
                .noneMatch(line -> line.contains("192.168.160") || line.contains("detail"));
    }

    private static List<String> logOf(Runnable action) {
        try (var log = new LogLines()) {
            action.run();
            return log.lines();
        }
    }

    private static RequestStreamHandler function(Wiring wiring) {
        CommandService commands = wiring.commands(Scope.ROUTES);
        Answers answers = wiring.answers();
        return wiring.frame()
                        .route("PUT /sddcs/{sddcId}/segments/{name}", Set.of(), (request, origin) -> {
                            var command = Commands.putSegment(
                                    request.pathParameter("sddcId"),
                                    request.pathParameter("name"),
                                    wiring.stampsNow(),
                                    Body.parse(request.body()));
                            return answers.segment(commands.handle(command, origin), request.pathParameter("name"));
                        })
                        .commands(wiring.eventCommands(commands), CommandEvent.SEGMENT_CREATED, CommandEvent.EDGE_MOVED)
                ::handle;
    }
}
