package io.connectedvpc.core.service;

import io.connectedvpc.core.decide.Fields;
import io.connectedvpc.core.port.HistoryStore;
import io.connectedvpc.core.port.HistoryStore.Page;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import org.jspecify.annotations.Nullable;

/** Tells what was done with an SDDC. */
public final class Histories {

    private final SddcStore sddcs;
    private final HistoryStore store;

    public Histories(SddcStore sddcs, HistoryStore store) {
        this.sddcs = sddcs;
        this.store = store;
    }

    /**
     * Newest first; of a deleted SDDC, too.
     *
     * @param limit 1 or more
     * @param next where the page begins, as a page before said it; null for the first
     * @throws Rejected when there is neither such an SDDC nor a history of it, {@code next} was never said, or the store can't be asked
     */
    public Page of(String sddcId, int limit, @Nullable String next) {
        Fields.requireName("sddcId", sddcId);
        return Queries.asking(() -> {
            Page page = store.page(sddcId, limit, next);
            if (page.entries().isEmpty() && next == null && sddcs.find(sddcId).sddc() == null) {
                throw new Rejected(
                        ProblemCode.NOT_FOUND, "there is no SDDC %s, and no history of one".formatted(sddcId));
            }
            return page;
        });
    }
}
