package io.connectedvpc.core.service;

import io.connectedvpc.core.apply.VpcLook;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.port.Parallel;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import io.connectedvpc.core.port.VpcNetworks;
import io.connectedvpc.core.port.VpcTopologies;
import io.connectedvpc.core.port.VpcTopology;
import io.connectedvpc.core.preflight.Neighbourhood;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an SDDC and at what is around it; what doesn't depend on another answer is asked side by side. Throws
 * {@link io.connectedvpc.core.port.CloudFailure} when EC2 can't be asked.
 */
public final class Neighbours {

    private final VpcNetworks networks;
    private final VpcTopologies topologies;
    private final Parallel parallel;

    public Neighbours(VpcNetworks networks, VpcTopologies topologies, Parallel parallel) {
        this.networks = networks;
        this.topologies = topologies;
        this.parallel = parallel;
    }

    /**
     * What is seen of an SDDC.
     *
     * @param tagged the ENIs in its subnet that carry its tags
     */
    record Sight(Actual actual, List<Eni> tagged, Neighbourhood around) {}

    /** Looks at an SDDC and around it. */
    Sight sight(SddcState state) {
        var sddc = state.found().orElseThrow();
        var around = new Around(sddc.attachment());
        VpcNetwork network = networks.of(sddc.attachment().account());
        var actual = new Question<>(() -> VpcLook.at(network, sddc));
        var tagged = new Question<>(
                () -> network.taggedNetworkInterfaces(sddc.attachment().subnetId(), state.sddcId()));
        parallel.run(List.of(actual, tagged, around.vpc, around.subnets, around.enis));
        return new Sight(
                actual.answer(), tagged.answer(), around.with(actual.answer().tables()));
    }

    /** @param tables all of the VPC, as they were just seen */
    Neighbourhood of(SddcState state, List<RouteTable> tables) {
        var around = new Around(state.found().orElseThrow().attachment());
        parallel.run(List.of(around.vpc, around.subnets, around.enis));
        return around.with(tables);
    }

    /** What the place of an SDDC is asked for. */
    private final class Around {

        private final @Nullable Account account;
        private final Question<Vpc> vpc;
        private final Question<List<Subnet>> subnets;
        private final Question<List<Eni>> enis;

        Around(Attachment attachment) {
            account = attachment.account();
            VpcNetwork network = networks.of(account);
            VpcTopology topology = topologies.of(account);
            String vpcId = attachment.vpcId();
            vpc = new Question<>(() -> network.vpc(vpcId).orElseGet(() -> new Vpc(vpcId, List.of())));
            subnets = new Question<>(() -> topology.subnets(vpcId));
            enis = new Question<>(() -> topology.networkInterfacesIn(attachment.subnetId()));
        }

        Neighbourhood with(List<RouteTable> tables) {
            return new Neighbourhood(vpc.answer(), subnets.answer(), tables, enis.answer(), lists(account, tables));
        }
    }

    /** The blocks of the prefix lists that tables name; one that can't be read is missing. */
    Map<PrefixListId, List<Cidr>> lists(@Nullable Account account, List<RouteTable> tables) {
        VpcTopology topology = topologies.of(account);
        var asked = new HashMap<PrefixListId, Question<Optional<List<Cidr>>>>();
        tables.stream()
                .flatMap(table -> table.routes().stream())
                .map(Route::destination)
                .filter(PrefixListId.class::isInstance)
                .map(PrefixListId.class::cast)
                .forEach(
                        list -> asked.computeIfAbsent(list, id -> new Question<>(() -> topology.prefixListBlocks(id))));
        parallel.run(List.copyOf(asked.values()));
        var lists = new HashMap<PrefixListId, List<Cidr>>();
        asked.forEach((list, blocks) -> blocks.answer().ifPresent(found -> lists.put(list, found)));
        return lists;
    }
}
