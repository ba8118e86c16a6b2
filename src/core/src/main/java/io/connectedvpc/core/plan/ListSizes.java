package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How large a prefix list is made: its size counts in each table that names it, used or not. */
public final class ListSizes {

    /** More than that no list holds. Source: Amazon VPC quotas, entries per customer-managed prefix list. */
    public static final int LARGEST = 1_000;

    /** A list grows by a quarter, and not less than … */
    private static final double GROWTH = 0.25;

    private static final int LEAST_GROWTH = 10;

    /** So many entries are kept free, so that the next segments need no change of size. */
    private static final int SPARE = 5;

    private ListSizes() {}

    /**
     * For a new list: as much of what is desired as the fullest managed table can hold now.
     *
     * @param tables all of the VPC
     */
    public static int initial(SddcState state, List<RouteTable> tables, int routeQuota) {
        Sddc sddc = state.found().orElseThrow();
        int room = room(ManagedTables.of(sddc, tables), null, routeQuota);
        return Math.max(1, Math.min(roomy(state.desiredDestinations().size()), room));
    }

    /** How large the list may be, so that each of the tables can hold it beside its other routes. */
    static int room(List<RouteTable> managed, @Nullable PrefixListId list, int routeQuota) {
        return managed.stream()
                .mapToInt(table -> routeQuota - ManagedTables.beside(table, list))
                .min()
                .orElse(0);
    }

    /** Whether a list of that size should grow before the next entries come. */
    static boolean isNearlyFull(int entries, int maxEntries) {
        return entries + SPARE > maxEntries;
    }

    /** For so many entries, and some more to come. */
    static int roomy(int entries) {
        return Math.min(LARGEST, entries + Math.max(LEAST_GROWTH, (int) (entries * GROWTH)));
    }
}
