package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import org.jspecify.annotations.Nullable;

/** How a destination is routed in the managed tables, the worst of them counting. From good to bad. */
public enum RouteState {
    /** It isn't to be routed. */
    NONE,
    /** It leads to the active ENI. */
    ACTIVE,
    /** It leads to the active ENI, which isn't attached to an instance. */
    BLACKHOLE,
    /** It leads elsewhere. */
    WRONG_TARGET,
    /** There is no route. */
    MISSING,
    /** EC2 can't be asked. */
    UNKNOWN;

    /** Whether there is no route as desired; one whose target is down is as desired. */
    public boolean isAmiss() {
        return compareTo(BLACKHOLE) > 0;
    }

    /** @param destination null: not to be routed */
    public static RouteState of(@Nullable Cidr destination, Sddc sddc, Actual actual) {
        RouteState worst = NONE;
        if (destination != null) {
            for (RouteTable table : ManagedTables.of(sddc, actual.tables())) {
                RouteState here = in(table, destination, sddc, actual.list());
                worst = here.compareTo(worst) > 0 ? here : worst;
            }
        }
        return worst;
    }

    /** A route to the block itself wins over one to a list that holds it. */
    private static RouteState in(RouteTable table, Cidr destination, Sddc sddc, Actual.@Nullable Listed listed) {
        Route route = ManagedTables.staticRoutes(table).get(destination);
        if (route == null && listed != null && listed.entries().contains(destination)) {
            route = ManagedTables.routeTo(table, listed.list().id()).orElse(null);
        }
        return of(route, sddc.activeNetworkInterfaceId().orElse(null));
    }

    private static RouteState of(@Nullable Route route, @Nullable String activeEni) {
        if (route == null) {
            return MISSING;
        }
        if (!route.target().id().equals(activeEni)) {
            return WRONG_TARGET;
        }
        return route.blackhole() ? BLACKHOLE : ACTIVE;
    }
}
