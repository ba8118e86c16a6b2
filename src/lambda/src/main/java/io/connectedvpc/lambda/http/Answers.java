package io.connectedvpc.lambda.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.decide.Decision.Effect;
import io.connectedvpc.core.decide.Decision.Reason;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.plan.RouteState;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.service.Outcome;
import io.connectedvpc.core.service.Outcome.Applied;
import io.connectedvpc.core.service.Outcome.Ignored;
import io.connectedvpc.core.service.Queries;
import io.connectedvpc.core.service.SddcView;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.json.Resources;

/** What a caller is told of a command's outcome. */
public final class Answers {

    private final Queries queries;

    public Answers(Queries queries) {
        this.queries = queries;
    }

    /** After a PUT of an SDDC. */
    public ApiResponse sddc(Outcome outcome) {
        return switch (outcome) {
            case Applied applied -> {
                ObjectNode body = Resources.sddc(view(applied));
                yield answer(applied, body).tagged(applied.committed().version());
            }
            case Ignored ignored -> {
                SddcState state = duplicate(ignored);
                ObjectNode body = state.sddc() == null
                        ? Json.object().put("sddcId", state.sddcId())
                        : Resources.sddc(queries.view(state));
                yield ApiResponse.json(200, body.put("applied", false)).tagged(state.version());
            }
        };
    }

    /** After a PUT of a segment. */
    public ApiResponse segment(Outcome outcome, String name) {
        return switch (outcome) {
            case Applied applied -> {
                Segment segment = applied.committed().segment(name).orElseThrow();
                ObjectNode body = Resources.segment(segment, route(applied, segment));
                yield answer(applied, body).tagged(applied.committed().version());
            }
            case Ignored ignored -> {
                SddcState state = duplicate(ignored);
                ObjectNode body = state.segment(name)
                        .map(segment -> Resources.segment(segment, queries.route(state, segment)))
                        .orElseGet(() -> Json.object().put("name", name));
                yield ApiResponse.json(200, body.put("applied", false)).tagged(state.version());
            }
        };
    }

    /** After a DELETE of an SDDC: it isn't done before the record is gone. */
    public ApiResponse deprovisioned(Outcome outcome) {
        SddcState newest = switch (outcome) {
            case Applied applied -> applied.reconciled().state();
            case Ignored ignored -> duplicate(ignored);
        };
        return newest.sddc() == null
                ? ApiResponse.noContent()
                : ApiResponse.accepted(Resources.sddc(queries.view(newest)));
    }

    /** After a DELETE of a segment. */
    public ApiResponse deleted(Outcome outcome) {
        if (outcome instanceof Applied applied && !applied.reconciled().finished()) {
            return ApiResponse.accepted(Resources.sddc(view(applied)));
        }
        if (outcome instanceof Ignored ignored) {
            duplicate(ignored);
        }
        return ApiResponse.noContent();
    }

    /** After an Edge move. */
    public ApiResponse edgeMove(Outcome outcome) {
        return switch (outcome) {
            case Applied applied -> {
                ObjectNode body = edgeMove(applied.committed(), applied.effect() != Effect.NONE);
                body.set("changes", Resources.changes(applied.reconciled().changes()));
                yield applied.reconciled().finished() ? ApiResponse.json(200, body) : ApiResponse.accepted(body);
            }
            case Ignored ignored -> {
                ObjectNode body = edgeMove(duplicate(ignored), false);
                body.putArray("changes");
                yield ApiResponse.json(200, body);
            }
        };
    }

    /** After a reconcile. */
    public ApiResponse reconciled(Reconciled reconciled) {
        SddcState state = reconciled.state();
        boolean inSync = state.sddc() == null || queries.inSync(reconciled);
        ObjectNode body = Json.object();
        body.put("inSync", inSync);
        body.set("changes", Resources.changes(reconciled.changes()));
        return reconciled.finished() ? ApiResponse.json(200, body) : ApiResponse.accepted(body);
    }

    private static ApiResponse answer(Applied applied, ObjectNode body) {
        if (!applied.reconciled().finished()) {
            return ApiResponse.accepted(body);
        }
        return ApiResponse.json(applied.effect() == Effect.CREATED ? 201 : 200, body);
    }

    private SddcView view(Applied applied) {
        SddcState newest = applied.reconciled().state();
        return queries.view(newest.sddc() == null ? applied.committed() : newest);
    }

    private RouteState route(Applied applied, Segment segment) {
        var reconciled = applied.reconciled();
        return reconciled.actual().equals(Actual.NOTHING)
                ? queries.route(applied.committed(), segment)
                : queries.view(applied.committed(), reconciled.actual()).route(segment);
    }

    private static ObjectNode edgeMove(SddcState state, boolean applied) {
        Sddc sddc = state.found().orElseThrow();
        ObjectNode body = Json.object();
        body.put("applied", applied);
        body.put("sequence", state.edgeFence().sequence());
        body.put("version", state.version());
        body.set("activeEdge", Resources.edge(sddc, sddc.edge().activeHost()));
        return body;
    }

    /** @throws Rejected when the command came too late */
    private static SddcState duplicate(Ignored ignored) {
        if (ignored.reason() == Reason.STALE) {
            throw new Rejected(ProblemCode.STALE_SEQUENCE, "a command with a higher sequence was applied");
        }
        return ignored.current();
    }
}
