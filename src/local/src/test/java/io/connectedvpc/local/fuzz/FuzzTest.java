package io.connectedvpc.local.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.lambda.sample.SampleEvents;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of requests and events that are wrong somewhere. A failure names its seed: {@code -Dfuzz.seed=7} repeats that one alone. */
class FuzzTest {

    private static final int CASES = 60;
    private static final Logger REFUSALS = Logger.getLogger("io.connectedvpc.lambda");

    private static final List<String> WITH_BODY = List.of("put-sddc", "put-segment", "post-edge-move");
    private static final List<String> WITHOUT_BODY =
            List.of("delete-sddc", "delete-segment", "post-reconcile", "get-sddc", "get-plan", "list-sddcs");
    private static final List<String> OF_AN_SDDC = List.of(
            "put-sddc",
            "put-segment",
            "post-edge-move",
            "delete-sddc",
            "delete-segment",
            "post-reconcile",
            "get-sddc",
            "get-plan");
    private static final List<String> COMMANDS = List.of(
            "sddc-provisioning-requested",
            "sddc-deprovisioning-requested",
            "segment-created",
            "segment-updated",
            "segment-deleted",
            "edge-moved");

    private final Target target = new Target();

    static LongStream seeds() {
        Long only = Long.getLong("fuzz.seed");
        return only == null ? LongStream.range(0, 10) : LongStream.of(only);
    }

    static List<String> commands() {
        return COMMANDS;
    }

    @BeforeAll
    static void tellNotOfEachRefusal() {
        REFUSALS.setLevel(Level.SEVERE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bodies_thatAreNoObjects_areRefused(long seed) {
        var noise = new Noise(seed);
        for (int i = 0; i < CASES; i++) {
            ObjectNode request = SampleEvents.read(noise.oneOf(WITH_BODY));
            target.refuses(route(request), Noise.write(request.put("body", noise.notAnObject())));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bodies_thatAreWrongBase64_areRefused(long seed) {
        var noise = new Noise(seed);
        for (int i = 0; i < CASES; i++) {
            ObjectNode request = SampleEvents.read(noise.oneOf(WITH_BODY)).put("isBase64Encoded", true);
            target.refuses(route(request), Noise.write(request.put("body", "!" + noise.text())));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bodies_withOneFieldChanged_areAnsweredOrRefused(long seed) {
        var noise = new Noise(seed);
        for (int i = 0; i < 3 * CASES; i++) {
            ObjectNode request = SampleEvents.read(noise.oneOf(WITH_BODY));
            ObjectNode body = noise.mutated(Bodies.of(request));
            target.answers(route(request), Noise.write(request.put("body", Noise.write(body))));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void paths_thatNameNothing_areRefused(long seed) {
        var noise = new Noise(seed);
        for (int i = 0; i < CASES; i++) {
            ObjectNode request = SampleEvents.read(noise.oneOf(OF_AN_SDDC));
            ObjectNode parameters = (ObjectNode) request.get("pathParameters");
            String changed = parameters.has("name") && noise.random().nextBoolean() ? "name" : "sddcId";
            parameters.put(changed, noise.badName());
            target.refuses(route(request), Noise.write(request));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void paths_thatNoRouteFits_areRefused(long seed) {
        var noise = new Noise(seed);
        for (int i = 0; i < CASES; i++) {
            ObjectNode request = SampleEvents.read("no-route");
            request.put("rawPath", "/" + noise.text());
            ((ObjectNode) request.at("/requestContext/http")).put("method", noise.text());
            target.refuses(route(request), Noise.write(request));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void queries_areAnsweredOrRefused(long seed) {
        var noise = new Noise(seed);
        for (int i = 0; i < CASES; i++) {
            ObjectNode request = SampleEvents.read(noise.oneOf(WITHOUT_BODY));
            ObjectNode query = request.withObjectProperty("queryStringParameters");
            String known = noise.oneOf(List.of("limit", "next", "force", "sequence", "prune", "toHost"));
            query.put(noise.random().nextInt(4) == 0 ? noise.text() : known, noise.text());
            target.answers(route(request), Noise.write(request));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void headers_areAnsweredOrRefused(long seed) {
        var noise = new Noise(seed);
        for (int i = 0; i < CASES; i++) {
            ObjectNode request = SampleEvents.read(noise.oneOf(OF_AN_SDDC));
            ObjectNode headers = (ObjectNode) request.get("headers");
            headers.put("if-match", noise.random().nextBoolean() ? noise.text() : "\"" + noise.text() + "\"");
            headers.put(noise.text(), noise.text());
            target.answers(route(request), Noise.write(request));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void details_thatAreNoCommands_areRejected(long seed) {
        var noise = new Noise(seed);
        for (int i = 0; i < CASES; i++) {
            ObjectNode event = SampleEvents.read(noise.oneOf(COMMANDS));
            event.putObject("detail").set("z" + noise.text(), noise.value());
            target.rejects(type(event), Noise.write(event));
            event.set("detail", noise.random().nextBoolean() ? noise.value() : null);
            if (!event.path("detail").isObject()) {
                target.rejects(type(event), Noise.write(event));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void details_thatCantBeRead_areRejected(String command) {
        ObjectNode event = SampleEvents.read(command).put("detail", "HERE");
        for (String detail : Bodies.unreadable()) {
            target.rejects(type(event), Noise.write(event).replace("\"HERE\"", detail));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void details_withOneFieldChanged_areAppliedOrRejected(long seed) {
        var noise = new Noise(seed);
        for (int i = 0; i < 3 * CASES; i++) {
            ObjectNode event = SampleEvents.read(noise.oneOf(COMMANDS));
            event.set("detail", noise.mutated((ObjectNode) event.get("detail")));
            target.takes(type(event), Noise.write(event));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void envelopes_withOneFieldChanged_areAppliedOrRejected(long seed) {
        var noise = new Noise(seed);
        for (int i = 0; i < CASES; i++) {
            ObjectNode event = SampleEvents.read(noise.oneOf(COMMANDS));
            String type = type(event);
            event.set(noise.oneOf(List.of("id", "time", "source", "account", "resources", "version")), noise.value());
            target.takes(type, Noise.write(event));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void requestsToReconcile_withOneFieldChanged_areDoneOrLeft(long seed) {
        var noise = new Noise(seed);
        for (int i = 0; i < CASES; i++) {
            ObjectNode event = SampleEvents.read("reconcile-requested");
            event.set("detail", noise.mutated((ObjectNode) event.get("detail")));
            target.takes(type(event), Noise.write(event));
        }
    }

    private static String route(ObjectNode request) {
        return request.path("routeKey").textValue();
    }

    private static String type(ObjectNode event) {
        return event.path("detail-type").textValue();
    }
}
