package io.connectedvpc.core.service;

import io.connectedvpc.core.decide.Fields;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.port.Handled.Result;
import io.connectedvpc.core.port.HistoryStore;
import io.connectedvpc.core.port.Observer;
import io.connectedvpc.core.problem.Rejected;
import java.util.function.Consumer;

/**
 * Keeps what is worth it of what is done: every command, and of the reconciles those that somebody asked the API for, or that changed or
 * finished something. A sweep that found nothing isn't among them.
 */
public final class HistoryKeeper implements Observer {

    private final HistoryStore store;
    private final Consumer<CloudFailure> unkept;

    /** @param unkept hears why something could not be kept; the command isn't to blame */
    public HistoryKeeper(HistoryStore store, Consumer<CloudFailure> unkept) {
        this.store = store;
        this.unkept = unkept;
    }

    @Override
    public void handled(Handled handled) {
        if (!isWorthIt(handled) || !isLegal(handled.sddcId())) {
            return;
        }
        try {
            store.add(handled);
        } catch (CloudFailure failure) {
            unkept.accept(failure);
        }
    }

    @Override
    public void swept(int sddcs) {
        // A sweep is many reconciles, each of which is told of.
    }

    private static boolean isWorthIt(Handled handled) {
        boolean effective = !handled.changes().isEmpty() || handled.failover() != null || handled.degraded();
        boolean news = switch (handled.result()) {
            case UNCHANGED, DUPLICATE, STALE -> false;
            case APPLIED, STORED, WAITING, REFUSED, FAILED -> true;
        };
        return effective
                || switch (handled.task()) {
                    case RECONCILE -> handled.caller() != null;
                    // AWS tells of each instance more than once.
                    case HOST_CHANGED -> news;
                    // It finds the Edge where it is: like what is delivered once more, it says nothing, and costs no
                    // write.
                    case MOVE_EDGE -> news || handled.result() == Result.STALE || asked(handled, Result.UNCHANGED);
                    default -> handled.result() != Result.DUPLICATE;
                };
    }

    private static boolean asked(Handled handled, Result result) {
        return handled.result() == result && handled.caller() != null;
    }

    /** Whatever else was refused for its id has no history. */
    private static boolean isLegal(String sddcId) {
        try {
            Fields.requireName("sddcId", sddcId);
            return true;
        } catch (Rejected illegal) {
            return false;
        }
    }
}
