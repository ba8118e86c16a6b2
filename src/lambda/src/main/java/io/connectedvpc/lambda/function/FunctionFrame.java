package io.connectedvpc.lambda.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Time;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.lambda.event.CommandEvent;
import io.connectedvpc.lambda.event.Event;
import io.connectedvpc.lambda.event.EventCommands;
import io.connectedvpc.lambda.http.ApiRequest;
import io.connectedvpc.lambda.http.ApiResponse;
import io.connectedvpc.lambda.http.IfMatch;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.telemetry.InvocationFields;
import io.connectedvpc.lambda.telemetry.LogFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * What each function does with its input: a request goes to the action of its route, an event to the action of its detail-type, anything else is
 * logged and left.
 */
public final class FunctionFrame {

    private static final Logger LOG = Logger.getLogger(FunctionFrame.class);
    /** API Gateway gives up after 30 s; the contract answers 202 before. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** The sweep comes every minute: what an event begins ends before that, or goes on with the next. */
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(50);
    /** What is kept of the function's own time to tell how far it came. */
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final Time time;
    private final Runnable invocationEnds;
    private final Map<String, ApiAction> routes = new HashMap<>();
    private final Map<String, EventAction> events = new HashMap<>();

    /** @param invocationEnds called at the end of each invocation */
    public FunctionFrame(Time time, Runnable invocationEnds) {
        this.time = time;
        this.invocationEnds = invocationEnds;
    }

    /**
     * @param routeKey as in the template, such as {@code GET /sddcs/{sddcId}}
     * @param queryParameters those that the route knows
     */
    public FunctionFrame route(String routeKey, Set<String> queryParameters, ApiAction action) {
        routes.put(routeKey, (request, origin) -> {
            request.query().onlyKnows(queryParameters);
            return action.handle(request, origin);
        });
        return this;
    }

    /** For requests that no route fits. */
    public FunctionFrame otherwise(ApiAction action) {
        routes.put("$default", action);
        return this;
    }

    public FunctionFrame event(String detailType, EventAction action) {
        events.put(detailType, action);
        return this;
    }

    /** For events that are commands. */
    public FunctionFrame commands(EventCommands commands, CommandEvent... kinds) {
        for (CommandEvent kind : kinds) {
            event(kind.detailType(), commands.action(kind));
        }
        return this;
    }

    /** Lambda's entry: reads the input, writes the answer; an event's is {@code null}. */
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
        try (var fields = InvocationFields.of(context)) {
            handle(in, out, context, fields);
        } finally {
            invocationEnds.run();
        }
    }

    private void handle(InputStream in, OutputStream out, Context context, LogFields fields) throws IOException {
        Instant received = time.instant();
        JsonNode input = read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        Instant end = received.plus(rest(context)).minus(RESERVE);
        if (ApiRequest.isOne(input)) {
            Instant deadline = earlier(received.plus(PATIENCE), end);
            out.write(Json.write(answer(input, deadline, fields).payload()).getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (Event.isOne(input)) {
            handle(Event.of(input, received), earlier(received.plus(BETWEEN_SWEEPS), end), fields);
        } else {
            LOG.warn("Input is neither a request nor an event; left");
        }
        out.write("null".getBytes(StandardCharsets.UTF_8));
    }

    /** A producer's event may say things that are refused before they can be read: enough is read of it to tell so. */
    private static JsonNode read(String input) throws IOException {
        try {
            return Json.read(input);
        } catch (JsonProcessingException refused) {
            // The parser's message quotes the input.
            LOG.info("Input is read in outline only: it isn't JSON, a field is there twice, or it is too deep");
            return Json.outline(input);
        }
    }

    /** How long the function may still run. Quarkus' mock event server sets no limit; the rest is then negative. */
    private static Duration rest(Context context) {
        int millis = context.getRemainingTimeInMillis();
        return millis > 0 ? Duration.ofMillis(millis) : PATIENCE.plus(RESERVE);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private ApiResponse answer(JsonNode input, Instant deadline, LogFields fields) {
        try {
            ApiRequest request = ApiRequest.of(input);
            fields.name("sddcId", request.pathParameter("sddcId")).put("cause", request.requestId());
            ApiAction action = routes.get(request.routeKey());
            if (action == null) {
                throw new IllegalStateException(
                        "the deployment sends " + request.routeKey() + " to the wrong function");
            }
            ApiResponse response = action.handle(
                    request, new Origin(request.requestId(), request.caller(), IfMatch.version(request), deadline));
            LOG.infof("%s %s: %s", request.method(), request.path(), response.status());
            return response;
        } catch (Rejected rejected) {
            LOG.infof("Request refused: %s", said(rejected.problem()));
            return ApiResponse.problem(rejected.problem());
        } catch (CloudFailure failure) {
            LOG.warnf("Request failed: %s: %s", failure.action(), failure.getMessage());
            return ApiResponse.problem(Problem.of(failure, null));
        }
    }

    /** What may be logged: the details of a bad body or field quote it. */
    private static String said(Problem problem) {
        return switch (problem.code()) {
            case MALFORMED_REQUEST, INVALID_FIELD -> problem.code().slug();
            default -> problem.code().slug() + ": " + problem.detail();
        };
    }

    private void handle(Event event, Instant deadline, LogFields fields) {
        fields.name("sddcId", Json.text(event.detail(), "/sddcId")).put("cause", event.id());
        EventAction action = events.get(event.detailType());
        if (action == null) {
            LOG.infof("Event %s of type %s is for nobody here; left", event.id(), event.detailType());
            return;
        }
        action.handle(event, new Origin(event.id(), null, deadline));
        LOG.infof("Event %s of type %s handled", event.id(), event.detailType());
    }
}
