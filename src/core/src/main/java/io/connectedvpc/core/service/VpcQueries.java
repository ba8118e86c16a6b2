package io.connectedvpc.core.service;

import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcTopology;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.trace.Associations;
import io.connectedvpc.core.trace.TableView;
import java.util.List;

/** Answers questions about the VPC that an SDDC is connected to; changes nothing. */
public final class VpcQueries {

    private final Queries sddcs;
    private final VpcNetwork network;
    private final VpcTopology topology;

    public VpcQueries(Queries sddcs, VpcNetwork network, VpcTopology topology) {
        this.sddcs = sddcs;
        this.network = network;
        this.topology = topology;
    }

    /**
     * All tables of the connected VPC, with the routes of others, too.
     *
     * @throws Rejected when there is no such SDDC, or AWS can't be asked
     */
    public RouteTables routeTables(String sddcId) {
        SddcState state = sddcs.existing(sddcId);
        String vpcId = state.found().orElseThrow().attachment().vpcId();
        return Queries.asking(() -> new RouteTables(
                sddcId,
                vpcId,
                TableView.of(state, new Associations(topology.subnets(vpcId), network.routeTables(vpcId)))));
    }

    /** The tables of an SDDC's VPC. */
    public record RouteTables(String sddcId, String vpcId, List<TableView> tables) {}
}
