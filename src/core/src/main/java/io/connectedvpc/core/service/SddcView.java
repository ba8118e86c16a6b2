package io.connectedvpc.core.service;

import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.plan.RouteState;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An SDDC as a user sees it: desired state beside what is there.
 *
 * @param actual what was seen of the VPC; null when EC2 couldn't be asked
 * @param inSync whether the managed routes are exactly the desired ones; null when EC2 couldn't be asked
 * @param enis the SDDC's ENIs by id, as far as EC2 shows them
 */
public record SddcView(
        SddcState state,
        @Nullable Actual actual,
        @Nullable Boolean inSync,
        Map<String, Eni> enis,
        List<Warning> warnings) {

    /** The SDDC's configuration. */
    public Sddc sddc() {
        return state.found().orElseThrow();
    }

    /** How a segment is routed. */
    public RouteState route(Segment segment) {
        if (actual == null) {
            return segment.destination() == null ? RouteState.NONE : RouteState.UNKNOWN;
        }
        return RouteState.of(segment.destination(), sddc(), actual);
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
