package io.connectedvpc.core.port;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where it is kept what was done with SDDCs, also with those that are gone. Every method throws {@link CloudFailure} when the store can't be asked. */
public interface HistoryStore {

    /** How long an entry is kept. */
    Duration MEMORY = Duration.ofDays(90);

    /** How many changes an entry names; it counts all of them. */
    int MOST_CHANGES = 100;

    /** Adds an entry; those that ended at the same time stand side by side. */
    void add(Handled handled);

    /**
     * What was done with an SDDC, newest first; what is older than {@link #MEMORY} isn't shown, whether it is still there or not.
     *
     * @param limit at most so many, 1 or more
     * @param next where the page begins, as a page before said it; null for the first
     * @return empty when there is none, also for an SDDC that was never seen
     * @throws io.connectedvpc.core.problem.Rejected when {@code next} can't be what a page said
     */
    Page page(String sddcId, int limit, @Nullable String next);

    /**
     * @param handled of whose changes only the first {@link #MOST_CHANGES} are named
     * @param changeCount how many changes there were
     */
    record Entry(Handled handled, int changeCount) {}

    /** @param next where the next page begins; null after the last */
    record Page(List<Entry> entries, @Nullable String next) {}
}
