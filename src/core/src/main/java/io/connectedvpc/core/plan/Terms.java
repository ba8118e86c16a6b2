package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Place;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a plan is made.
 *
 * @param prune whether what nobody asked for is removed, too
 * @param routeQuota how many routes a table may hold
 * @param certain writes after which a route is known to be as written, whatever reads show
 * @param doubted where writes were made for an older desired state, so that a read that shows the route as desired may be older than they
 */
public record Terms(boolean prune, int routeQuota, Instant now, Set<Lead> certain, Set<Place> doubted) {

    public Terms {
        certain = copy(certain);
        doubted = copy(doubted);
    }

    /** Unlike {@code Set.copyOf}, which is slow to find records different in a native executable, it compares none whose hashes differ (ADR 16). */
    private static <T> Set<T> copy(Set<T> elements) {
        return Collections.unmodifiableSet(new HashSet<>(elements));
    }

    /** For who only looks. */
    public static Terms of(int routeQuota, Instant now) {
        return new Terms(false, routeQuota, now, Set.of(), Set.of());
    }

    /** Whether a write has made certain that the route leads there; null: that there is none. */
    boolean certainly(String routeTableId, Destination destination, @Nullable String target) {
        return certain.contains(new Lead(new Place(routeTableId, destination), target));
    }

    /**
     * Where a route leads.
     *
     * @param target null: there is none
     */
    public record Lead(Place place, @Nullable String target) {

        /** As a write makes it. */
        public static Lead by(RouteChange write) {
            return new Lead(write.place(), write.to());
        }
    }
}
