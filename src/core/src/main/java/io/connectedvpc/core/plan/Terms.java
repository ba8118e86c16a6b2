package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.RouteChange;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a plan is made.
 *
 * @param prune whether what nobody asked for is removed, too
 * @param routeQuota how many routes a table may hold
 * @param certain writes after which a route is known to be as written, whatever reads show
 */
public record Terms(boolean prune, int routeQuota, Instant now, List<RouteChange> certain) {

    public Terms {
        certain = List.copyOf(certain);
    }

    /** For who only looks. */
    public static Terms of(int routeQuota, Instant now) {
        return new Terms(false, routeQuota, now, List.of());
    }

    /** Whether a write has made certain that the route leads there; null: that there is none. */
    boolean certainly(String routeTableId, Destination destination, @Nullable String target) {
        return certain.stream()
                .anyMatch(write -> routeTableId.equals(write.routeTableId())
                        && write.destination().equals(destination)
                        && Objects.equals(write.to(), target));
    }
}
