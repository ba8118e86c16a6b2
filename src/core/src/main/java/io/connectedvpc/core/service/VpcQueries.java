package io.connectedvpc.core.service;

import io.connectedvpc.core.decide.Fields;
import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetworks;
import io.connectedvpc.core.port.VpcTopologies;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.trace.Associations;
import io.connectedvpc.core.trace.Source;
import io.connectedvpc.core.trace.Surroundings;
import io.connectedvpc.core.trace.TableView;
import io.connectedvpc.core.trace.Trace;
import io.connectedvpc.core.trace.Tracer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers questions about the VPC that an SDDC is connected to; changes nothing. */
public final class VpcQueries {

    private final Queries sddcs;
    private final VpcNetworks networks;
    private final VpcTopologies topologies;
    private final Neighbours neighbours;

    public VpcQueries(Queries sddcs, VpcNetworks networks, VpcTopologies topologies, Neighbours neighbours) {
        this.sddcs = sddcs;
        this.networks = networks;
        this.topologies = topologies;
        this.neighbours = neighbours;
    }

    /**
     * All tables of the connected VPC, with the routes of others, too.
     *
     * @throws Rejected when there is no such SDDC, or AWS can't be asked
     */
    public RouteTables routeTables(String sddcId) {
        SddcState state = sddcs.existing(sddcId);
        Attachment attachment = state.found().orElseThrow().attachment();
        return Queries.asking(() -> new RouteTables(
                sddcId,
                attachment.vpcId(),
                TableView.of(
                        state,
                        associations(
                                attachment, networks.of(attachment.account()).routeTables(attachment.vpcId())))));
    }

    /**
     * The way of a packet, and of its answer. Security groups and network ACLs aren't looked at.
     *
     * @param from an address in the VPC, or the id of a subnet of it
     * @param to an address
     * @throws Rejected when there is no such SDDC, a parameter is none of these, or AWS can't be asked
     */
    public Trace trace(String sddcId, String from, String to) {
        var fields = new Fields();
        Optional<Source> source = Source.parse(from);
        Optional<Cidr> target = Source.address(to);
        if (source.isEmpty()) {
            fields.reject("from", "is neither an IPv4 address nor the id of a subnet");
        }
        if (target.isEmpty()) {
            fields.reject("to", "is not an IPv4 address");
        }
        SddcState state = sddcs.existing(sddcId);
        fields.requireNone();
        return Queries.asking(() -> new Tracer(state, around(state)).trace(source.orElseThrow(), target.orElseThrow()));
    }

    private Surroundings around(SddcState state) {
        Sddc sddc = state.found().orElseThrow();
        Attachment attachment = sddc.attachment();
        String vpcId = attachment.vpcId();
        VpcNetwork network = networks.of(attachment.account());
        List<RouteTable> tables = network.routeTables(vpcId);
        return new Surroundings(
                network.vpc(vpcId).orElseThrow(() -> gone(vpcId)),
                associations(attachment, tables),
                network.networkInterfaces(sddc.networkInterfaceIds()).stream()
                        .collect(Collectors.toMap(Eni::networkInterfaceId, Function.identity())),
                neighbours.lists(attachment.account(), tables));
    }

    private Associations associations(Attachment attachment, List<RouteTable> tables) {
        return new Associations(topologies.of(attachment.account()).subnets(attachment.vpcId()), tables);
    }

    private static Rejected gone(String vpcId) {
        return new Rejected(ProblemCode.NOT_FOUND, "EC2 shows no VPC %s".formatted(vpcId));
    }

    /** The tables of an SDDC's VPC. */
    public record RouteTables(String sddcId, String vpcId, List<TableView> tables) {}
}
