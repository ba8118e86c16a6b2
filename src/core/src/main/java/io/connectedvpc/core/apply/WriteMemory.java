package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Place;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a reconcile remembers of its own writes, since a look may be older than they.
 *
 * <p>A write makes certain where a route leads, but for one version of the desired state only: another writer may have applied a newer one since. A write
 * for an older version comes late. Where it wrote something else than is desired now, no read is believed: that may be from before the write.
 */
final class WriteMemory {

    private final Set<RouteChange> written = new LinkedHashSet<>();
    private final Map<Place, RouteChange> lastMade = new HashMap<>();
    private final Set<RouteChange> certain = new LinkedHashSet<>();
    private final Set<RouteChange> attempted = new LinkedHashSet<>();
    private final Set<RouteChange> late = new LinkedHashSet<>();
    private final Set<Place> doubted = new HashSet<>();
    private long version = -1;
    private long createdIn = -1;

    /** From now on it is about that state; returns whether that is another version than before. */
    boolean turnTo(SddcState state) {
        forgetAnotherLife(state.found().orElseThrow());
        if (state.version() == version) {
            return false;
        }
        version = state.version();
        certain.clear();
        late.addAll(attempted);
        return true;
    }

    /** An SDDC that was deleted and made again meanwhile is another one: what was written for the first may be somebody else's by now. */
    private void forgetAnotherLife(Sddc sddc) {
        if (sddc.createdIn() != createdIn) {
            createdIn = sddc.createdIn();
            attempted.clear();
            late.clear();
            lastMade.clear();
            doubted.clear();
        }
    }

    /** These writes are begun: from now on each may take effect, whatever is answered. */
    void attempts(List<RouteChange> changes) {
        attempted.addAll(changes);
    }

    /** That is what came of them. */
    void made(List<RouteChange> changes, RouteWriter.Progress progress) {
        changes.stream().filter(progress.made()::contains).forEach(change -> {
            written.add(change);
            lastMade.put(change.place(), change);
        });
        changes.stream().filter(progress.certain()::contains).forEach(certain::add);
    }

    /** A change of the prefix list was made. */
    void edited(RouteChange change) {
        written.add(change);
    }

    /** Believes nothing any more that was written or seen so far: another function may have written meanwhile. */
    void doubtAll() {
        certain.clear();
        attempted.stream().map(RouteChange::place).forEach(doubted::add);
    }

    /** What was written, for whichever version of the desired state. */
    List<RouteChange> written() {
        return List.copyOf(written);
    }

    /** After which of these writes a route is known to be as written. */
    List<RouteChange> certain() {
        return List.copyOf(certain);
    }

    /** Where no read is believed. */
    Set<Place> doubts(SddcState state) {
        Set<Place> places = new HashSet<>(doubted);
        var stillDesired = new StillDesired(state.found().orElseThrow(), state);
        late.stream()
                .filter(change -> !stillDesired.includes(change))
                .map(RouteChange::place)
                .forEach(places::add);
        return places;
    }

    /** Whether no write to a table that was attempted can do harm in that state, whenever it comes. An edit of the list fails when it comes late. */
    boolean isHarmless(SddcState newer) {
        Sddc sddc = newer.sddc();
        return sddc != null && attempted.stream().allMatch(new StillDesired(sddc, newer)::includes);
    }

    /** Whether what is to be deleted was led there by one of these writes. */
    boolean hasMade(RouteChange deletion) {
        RouteChange last = lastMade.get(deletion.place());
        return last != null && last.to() != null && last.to().equals(deletion.from());
    }
}
