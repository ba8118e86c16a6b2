package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Warning.Code;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore.Commit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records what EC2 refuses for good, so that users see why the SDDC isn't right, and tells the world once. */
final class Degradation {

    private final Ports ports;
    private final StateUpdate updates;

    Degradation(Ports ports) {
        this.ports = ports;
        this.updates = new StateUpdate(ports);
    }

    /**
     * Records a failure that doesn't pass by itself. Only EC2's concern the SDDC alone.
     *
     * @return whether the SDDC is degraded by that, and the world was told
     */
    boolean record(String sddcId, CloudFailure refused) {
        if (!refused.ofVpc()) {
            return false;
        }
        Warning fault = fault(refused);
        return tell(updates.change(
                sddcId,
                state -> state.found().map(sddc -> degraded(state, sddc, fault)).orElse(state)));
    }

    private static SddcState degraded(SddcState state, Sddc sddc, Warning fault) {
        boolean known = sddc.faults().stream()
                .anyMatch(one -> one.code() == fault.code() && one.subject().equals(fault.subject()));
        if (known) {
            return state;
        }
        List<Warning> faults =
                Stream.concat(sddc.faults().stream(), Stream.of(fault)).toList();
        SddcState after = state.withSddc(sddc.applied(sddc.lifecycle(), sddc.mainTable(), faults));
        return sddc.faults().isEmpty()
                ? after.owing(new PendingEvent(
                        state.revision() + 1, EventType.SDDC_DEGRADED, state.version(), null, null, List.of()))
                : after;
    }

    /** Told without waiting for a verification: there won't be one. */
    private boolean tell(SddcState state) {
        var degraded = state.outbox().stream()
                .filter(event -> event.type() == EventType.SDDC_DEGRADED)
                .map(PendingEvent::id)
                .collect(Collectors.toSet());
        var outbox = new Outbox(ports, degraded::contains);
        if (!outbox.owes(state)) {
            return false;
        }
        outbox.publish(state, List.of());
        // Where another writer comes between, it is told again: at least once.
        return ports.store().commit(state, outbox.forget(state)) instanceof Commit.Stored;
    }

    /** What users see of a failure that doesn't pass by itself. */
    static Warning fault(CloudFailure refused) {
        return fault(refused, refused.action());
    }

    /** @param subject what is refused */
    static Warning fault(CloudFailure refused, String subject) {
        return new Warning(
                code(refused),
                subject,
                "AWS refuses %s for %s: %s. What needs it stays undone until that is put right; each reconcile tries again."
                        .formatted(refused.action(), subject, refused.getMessage()));
    }

    private static Code code(CloudFailure refused) {
        if (refused.kind() == CloudFailure.Kind.DENIED) {
            return Code.EC2_UNAVAILABLE;
        }
        return switch (refused.action()) {
            case "ec2:CreateRoute", "ec2:ReplaceRoute", "ec2:ModifyManagedPrefixList" -> Code.QUOTA_NEAR;
            case "ec2:CreateNetworkInterface" -> Code.SUBNET_SIZE;
            default -> Code.EC2_UNAVAILABLE;
        };
    }
}
