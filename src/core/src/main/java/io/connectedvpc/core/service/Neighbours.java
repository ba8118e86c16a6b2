package io.connectedvpc.core.service;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import io.connectedvpc.core.port.VpcNetworks;
import io.connectedvpc.core.port.VpcTopologies;
import io.connectedvpc.core.port.VpcTopology;
import io.connectedvpc.core.preflight.Neighbourhood;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at what is around an SDDC. Throws {@link io.connectedvpc.core.port.CloudFailure} when EC2 can't be asked. */
public final class Neighbours {

    private final VpcNetworks networks;
    private final VpcTopologies topologies;

    public Neighbours(VpcNetworks networks, VpcTopologies topologies) {
        this.networks = networks;
        this.topologies = topologies;
    }

    /** @param tables all of the VPC, as they were just seen */
    Neighbourhood of(SddcState state, List<RouteTable> tables) {
        Attachment attachment = state.found().orElseThrow().attachment();
        VpcTopology topology = topologies.of(attachment.account());
        return new Neighbourhood(
                networks.of(attachment.account())
                        .vpc(attachment.vpcId())
                        .orElseGet(() -> new Vpc(attachment.vpcId(), List.of())),
                topology.subnets(attachment.vpcId()),
                tables,
                topology.networkInterfacesIn(attachment.subnetId()),
                lists(attachment.account(), tables));
    }

    /** The blocks of the prefix lists that tables name; one that can't be read is missing. */
    Map<PrefixListId, List<Cidr>> lists(@Nullable Account account, List<RouteTable> tables) {
        VpcTopology topology = topologies.of(account);
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
