package io.connectedvpc.core.trace;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is there around an SDDC.
 *
 * @param enis the SDDC's, by id, as far as EC2 shows them
 * @param lists the blocks of the prefix lists that tables name; one that can't be read is missing
 */
public record Surroundings(
        Vpc vpc, Associations associations, Map<String, Eni> enis, Map<PrefixListId, List<Cidr>> lists) {

    /** The VPC's primary block, the one that the SDDC learns. Source: VMware Cloud on AWS, connected VPC. */
    Cidr primary() {
        return vpc.cidrs().get(0);
    }

    /** The ENI, when it is there and attached to an instance. */
    Optional<Eni> attached(String networkInterfaceId) {
        return Optional.ofNullable(enis.get(networkInterfaceId)).filter(eni -> eni.attachment() != null);
    }

    /** The lists that tables name and that can't be read. */
    List<String> unreadable() {
        return named(associations.tables()).stream()
                .filter(id -> !lists.containsKey(new PrefixListId(id)))
                .toList();
    }

    /** The ids of the prefix lists that some table has a route for. */
    public static SortedSet<String> named(List<RouteTable> tables) {
        var ids = new TreeSet<String>();
        for (RouteTable table : tables) {
            for (Route route : table.routes()) {
                if (route.destination() instanceof PrefixListId list) {
                    ids.add(list.value());
                }
            }
        }
        return ids;
    }
}
