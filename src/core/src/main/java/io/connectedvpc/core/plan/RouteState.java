package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.List;
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

    /**
     * @param destination null: not to be routed
     * @param tables all of the VPC
     */
    public static RouteState of(@Nullable Cidr destination, Sddc sddc, List<RouteTable> tables) {
        RouteState worst = NONE;
        if (destination != null) {
            String activeEni = sddc.activeNetworkInterfaceId().orElse(null);
            for (RouteTable table : ManagedTables.of(sddc, tables)) {
                RouteState here = of(ManagedTables.staticRoutes(table).get(destination), activeEni);
                worst = here.compareTo(worst) > 0 ? here : worst;
            }
        }
        return worst;
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
