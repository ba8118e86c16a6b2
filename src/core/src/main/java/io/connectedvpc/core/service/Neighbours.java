package io.connectedvpc.core.service;

import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import io.connectedvpc.core.port.VpcTopology;
import io.connectedvpc.core.preflight.Neighbourhood;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at what is around an SDDC. Throws {@link io.connectedvpc.core.port.CloudFailure} when EC2 can't be asked. */
public final class Neighbours {

    private final VpcNetwork network;
    private final VpcTopology topology;

    public Neighbours(VpcNetwork network, VpcTopology topology) {
        this.network = network;
        this.topology = topology;
    }

    /** @param tables all of the VPC, as they were just seen */
    Neighbourhood of(SddcState state, List<RouteTable> tables) {
        Attachment attachment = state.found().orElseThrow().attachment();
        return new Neighbourhood(
                network.vpc(attachment.vpcId()).orElseGet(() -> new Vpc(attachment.vpcId(), List.of())),
                topology.subnets(attachment.vpcId()),
                tables,
                topology.networkInterfacesIn(attachment.subnetId()),
                lists(tables));
    }

    /** The blocks of the prefix lists that tables name; one that can't be read is missing. */
    Map<PrefixListId, List<Cidr>> lists(List<RouteTable> tables) {
        var lists = new HashMap<PrefixListId, List<Cidr>>();
        tables.stream()
                .flatMap(table -> table.routes().stream())
                .map(Route::destination)
                .filter(PrefixListId.class::isInstance)
                .map(PrefixListId.class::cast)
                .distinct()
                .forEach(list -> topology.prefixListBlocks(list).ifPresent(blocks -> lists.put(list, blocks)));
        return lists;
    }
}
