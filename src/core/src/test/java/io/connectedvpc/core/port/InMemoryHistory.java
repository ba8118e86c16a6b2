package io.connectedvpc.core.port;

import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A history in memory. */
public final class InMemoryHistory implements HistoryStore {

    private final InstantSource clock;
    private final List<Handled> kept = new ArrayList<>();

    public InMemoryHistory(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void add(Handled handled) {
        kept.add(0, handled);
    }

    @Override
    public synchronized Page page(String sddcId, int limit, @Nullable String next) {
        Instant oldest = clock.instant().minus(MEMORY);
        List<Entry> all = kept.stream()
                .filter(handled -> handled.sddcId().equals(sddcId))
                .filter(handled -> !handled.times().ended().isBefore(oldest))
                .map(InMemoryHistory::entry)
                .toList();
        int from = next == null ? 0 : all.size() - rest(next);
        int to = Math.min(from + limit, all.size());
        return new Page(all.subList(from, to), to < all.size() ? String.valueOf(all.size() - to) : null);
    }

    private static int rest(String next) {
        if (!next.matches("[0-9]{1,9}")) {
            throw new Rejected(ProblemCode.INVALID_FIELD, "next was never said by a page before");
        }
        return Integer.parseInt(next);
    }

    private static Entry entry(Handled handled) {
        var named = new Handled(
                handled.task(),
                handled.sddcId(),
                handled.subject(),
                handled.sequence(),
                handled.causeEventId(),
                handled.caller(),
                handled.result(),
                handled.problem(),
                handled.version(),
                handled.changes().stream().limit(MOST_CHANGES).toList(),
                handled.drift(),
                handled.conflicts(),
                handled.degraded(),
                handled.failover(),
                handled.times());
        return new Entry(named, handled.changes().size());
    }
}
