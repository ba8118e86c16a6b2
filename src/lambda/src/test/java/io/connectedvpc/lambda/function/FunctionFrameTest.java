package io.connectedvpc.lambda.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.port.ManualTime;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.lambda.event.Event;
import io.connectedvpc.lambda.http.ApiResponse;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.ApiCall;
import io.connectedvpc.lambda.sample.Invocation;
import io.connectedvpc.lambda.sample.Reply;
import io.connectedvpc.lambda.sample.SampleEvents;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionFrameTest {

    private final FunctionFrame frame = new FunctionFrame(new ManualTime(Example.NOON), () -> {});
    private final RequestStreamHandler function = frame::handle;
    private final List<Event> events = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();

    @Test
    void request_goesToTheActionOfItsRoute() {
        frame.route("GET /sddcs", Set.of("limit"), (request, origin) -> {
            origins.add(origin);
            return ApiResponse.json(
                    200, Json.object().put("limit", request.query().text("limit")));
        });

        Reply reply = Invocation.call(
                function,
                ApiCall.to("GET /sddcs")
                        .query("limit", "5")
                        .header("if-match", "\"7\"")
                        .event());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("limit").textValue()).isEqualTo("5");
        assertThat(origins).containsExactly(new Origin("request-1", 7L, Example.NOON.plusSeconds(20)));
    }

    @Test
    void request_isRefused_whenTheRouteDoesNotKnowTheQuery() {
        frame.route("GET /sddcs", Set.of("limit"), (request, origin) -> ApiResponse.noContent());

        Reply reply = Invocation.call(
                function, ApiCall.to("GET /sddcs").query("color", "blue").event());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("malformed-request");
        assertThat(reply.json().at("/violations/0/field").textValue()).isEqualTo("color");
    }

    @Test
    void request_goesToTheDefault_whenApiGatewayFoundNoRoute() {
        frame.otherwise((request, origin) -> ApiResponse.noContent());

        assertThat(Invocation.call(function, SampleEvents.read("no-route")).status())
                .isEqualTo(204);
    }

    @Test
    void request_failsTheInvocation_whenTheDeploymentSendsItToTheWrongFunction() {
        frame.route("GET /sddcs", Set.of(), (request, origin) -> ApiResponse.noContent());

        assertThatIllegalStateException()
                .isThrownBy(() -> Invocation.call(function, SampleEvents.read("get-sddc")))
                .withMessageContaining("GET /sddcs/{sddcId}");
    }

    @Test
    void refusal_isAProblemDocument() {
        frame.route("GET /sddcs", Set.of(), (request, origin) -> {
            throw new Rejected(ProblemCode.CIDR_OVERLAP, "a overlaps b");
        });

        Reply reply = Invocation.call(function, ApiCall.to("GET /sddcs").event());

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("cidr-overlap");
        assertThat(reply.json().path("detail").textValue()).isEqualTo("a overlaps b");
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, 429, throttled, 5",
        "UNAVAILABLE, 503, unavailable, 5",
        "DENIED, 502, aws-refused, ''",
        "IMPOSSIBLE, 502, aws-refused, ''"
    })
    void failureOfAws_isAProblemDocument_thatNamesTheAction(Kind kind, int status, String code, String retryAfter) {
        frame.route("GET /sddcs", Set.of(), (request, origin) -> {
            throw new CloudFailure(kind, "ec2:DescribeVpcs", "no", new IllegalStateException());
        });

        Reply reply = Invocation.call(function, ApiCall.to("GET /sddcs").event());

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.json().path("detail").textValue()).isEqualTo("ec2:DescribeVpcs: no");
        assertThat(reply.header("Retry-After")).isEqualTo(retryAfter);
    }

    @Test
    void event_goesToTheActionOfItsType_andEndsBeforeTheNextSweep() {
        frame.event("Edge Moved", this::note);

        String written = Invocation.send(function, SampleEvents.read("edge-moved"));

        assertThat(written).isEqualTo("null");
        assertThat(events).extracting(Event::detailType).containsExactly("Edge Moved");
        assertThat(origins).containsExactly(new Origin(events.getFirst().id(), null, Example.NOON.plusSeconds(50)));
    }

    @Test
    void event_isLeft_whenItIsForNobody() {
        frame.event("Edge Moved", this::note);

        assertThat(Invocation.send(function, SampleEvents.read("segment-created")))
                .isEqualTo("null");

        assertThat(events).isEmpty();
    }

    @Test
    void event_failsTheInvocation_whenItsActionThrows() {
        frame.event("Edge Moved", (event, origin) -> {
            throw new Rejected(ProblemCode.THROTTLED, "later");
        });

        assertThatThrownBy(() -> Invocation.send(function, SampleEvents.read("edge-moved")))
                .isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "null", "{\"a\":1,\"a\":1}", "[{\"a\":1,\"a\":1}]"})
    void input_isLeft_whenItIsNeitherRequestNorEvent(String input) {
        frame.event("Edge Moved", this::note);

        assertThat(Invocation.send(function, input)).isEqualTo("null");

        assertThat(events).isEmpty();
    }

    @Test
    void event_reachesItsAction_whenItsDetailCantBeRead() {
        frame.event("Edge Moved", this::note);

        Invocation.send(
                function, "{\"detail-type\":\"Edge Moved\",\"id\":\"1\",\"detail\":{\"toHost\":1,\"toHost\":2}}");

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().detail().isMissingNode()).isTrue();
    }

    @Test
    void input_failsTheInvocation_whenItIsNoJson() {
        assertThatThrownBy(() -> Invocation.send(function, "{")).isInstanceOf(UncheckedIOException.class);
    }

    private void note(Event event, Origin origin) {
        events.add(event);
        origins.add(origin);
    }
}
