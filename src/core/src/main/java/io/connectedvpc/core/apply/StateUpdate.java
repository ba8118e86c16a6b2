package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore.Commit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes what is stored of an SDDC, whoever else writes at the time. */
public final class StateUpdate {

    private final Ports ports;

    public StateUpdate(Ports ports) {
        this.ports = ports;
    }

    /**
     * Stores the state as the function makes it of the newest one, again and again until no other writer comes between.
     *
     * @return the state stored, or found when there is nothing to change
     */
    public SddcState change(String sddcId, UnaryOperator<SddcState> change) {
        for (var backoff = Backoff.amongWriters(ports.time()); ; backoff.pause()) {
            SddcState before = ports.store().find(sddcId);
            SddcState after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            if (ports.store().commit(before, after) instanceof Commit.Stored stored) {
                return stored.state();
            }
        }
    }

    /**
     * As above, of an SDDC that lives.
     *
     * @return empty when the SDDC is gone
     */
    Optional<SddcState> store(String sddcId, UnaryOperator<Sddc> change) {
        SddcState stored = change(
                sddcId,
                state -> state.found()
                        .map(sddc -> state.withSddc(change.apply(sddc)))
                        .orElse(state));
        return Optional.of(stored).filter(state -> state.found().isPresent());
    }
}
