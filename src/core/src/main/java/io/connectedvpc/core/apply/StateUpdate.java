package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore.Commit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes what applying found out to the store, whoever else writes at the time. */
final class StateUpdate {

    private final Ports ports;

    StateUpdate(Ports ports) {
        this.ports = ports;
    }

    /**
     * Stores the SDDC as the function makes it of the newest one, again and again until no other writer comes between.
     *
     * @return the state stored; empty when the SDDC is gone
     */
    Optional<SddcState> store(String sddcId, UnaryOperator<Sddc> change) {
        for (var backoff = Backoff.amongWriters(ports.time()); ; backoff.pause()) {
            SddcState before = ports.store().find(sddcId);
            if (before.sddc() == null) {
                return Optional.empty();
            }
            SddcState after = before.withSddc(change.apply(before.sddc()));
            if (after.equals(before)) {
                return Optional.of(before);
            }
            if (ports.store().commit(before, after) instanceof Commit.Stored stored) {
                return Optional.of(stored.state());
            }
        }
    }
}
