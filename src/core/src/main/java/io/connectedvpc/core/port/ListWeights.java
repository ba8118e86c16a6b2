package io.connectedvpc.core.port;

import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of a table's quota other people's prefix lists take: as much as they can hold. Source: Amazon VPC user guide, prefix list concepts. A list of
 * AWS's own counts as one route, as those of gateway endpoints do.
 */
public final class ListWeights {

    /** What the id of a gateway endpoint begins with, to which only lists of AWS's own are routed. Source: AWS PrivateLink guide, gateway endpoints. */
    private static final String ENDPOINT = "vpce-";

    private final VpcNetwork network;
    private final Map<PrefixListId, Integer> known = new HashMap<>();

    public ListWeights(VpcNetwork network) {
        this.network = network;
    }

    /**
     * The table with what is known of the lists in it; each is asked for once.
     *
     * @param own the SDDC's own list, whose size is known elsewhere; null when it has none
     */
    public RouteTable weigh(RouteTable table, @Nullable PrefixListId own) {
        int surplus = 0;
        for (Route route : table.routes()) {
            boolean counts = !route.propagated() && !route.target().id().startsWith(ENDPOINT);
            if (counts && route.destination() instanceof PrefixListId list && !list.equals(own)) {
                surplus += known.computeIfAbsent(list, this::size) - 1;
            }
        }
        return table.withListSurplus(surplus);
    }

    private int size(PrefixListId list) {
        return network.prefixList(list).map(PrefixList::maxEntries).orElse(1);
    }
}
