package io.connectedvpc.core.service;

import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.RoutePlanner;
import io.connectedvpc.core.plan.RouteState;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An SDDC as a user sees it: desired state beside what is there.
 *
 * @param tables all tables of the VPC; null when EC2 couldn't be asked
 * @param enis the SDDC's ENIs by id, as far as EC2 shows them
 * @param at when it was looked at
 */
public record SddcView(
        SddcState state, @Nullable List<RouteTable> tables, Map<String, Eni> enis, List<Warning> warnings, Instant at) {

    /** The SDDC's configuration. */
    public Sddc sddc() {
        return state.found().orElseThrow();
    }

    /** Whether the managed routes are exactly the desired ones; null when EC2 couldn't be asked. */
    public @Nullable Boolean inSync() {
        return tables == null
                ? null
                : RoutePlanner.plan(state, tables, false, at).inSync();
    }

    /** How a segment is routed. */
    public RouteState route(Segment segment) {
        if (tables == null) {
            return segment.destination() == null ? RouteState.NONE : RouteState.UNKNOWN;
        }
        return RouteState.of(segment.destination(), sddc(), tables);
    }

    /** The SDDC's status. */
    public Status status() {
        return switch (sddc().lifecycle()) {
            case DELETING -> Status.DELETING;
            case PROVISIONING -> sddc().faults().isEmpty() ? Status.PROVISIONING : Status.DEGRADED;
            case READY -> sddc().faults().isEmpty() ? Status.READY : Status.DEGRADED;
        };
    }

    /** The contract's words for how an SDDC is. */
    public enum Status {
        PROVISIONING,
        READY,
        /** Not right, and not repairable without a person: the reason is among the warnings. */
        DEGRADED,
        DELETING
    }
}
