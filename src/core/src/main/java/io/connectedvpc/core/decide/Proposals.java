package io.connectedvpc.core.decide;

import io.connectedvpc.core.command.Command.ProvisionSddc;
import io.connectedvpc.core.command.Command.PutSegment;
import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Segment.Network;
import io.connectedvpc.core.model.SegmentType;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetworks;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Thinks an SDDC through: what a creation would decide, without being one. Reads only. */
public final class Proposals {

    private static final String MANAGEMENT = "the management network";

    private final VpcNetworks vpcs;
    private final SddcStore store;
    private final VpcChecks checks;

    public Proposals(VpcNetworks vpcs, SddcStore store, VpcChecks checks) {
        this.vpcs = vpcs;
        this.store = store;
        this.checks = checks;
    }

    /**
     * @param command of an SDDC whose id no other one can have
     * @throws Rejected when a field is missing or wrong, a reserved block excepted, or names what doesn't exist
     */
    public Proposal read(ProvisionSddc command, List<PutSegment> segments) {
        var refusals = new ArrayList<Problem>();
        Map<String, Network> networks = networks(segments, refusals);
        String management = command.spec().managementCidr();
        if (management != null && isReserved(management, MANAGEMENT, refusals)) {
            return new Proposal(null, refusals);
        }
        Wanted wanted = SddcFields.read(command, null);
        SddcLookups lookups = SddcLookups.of(vpcs, wanted, null);
        Attachment attachment = lookups.names(wanted, null);
        List<RouteTable> tables = checks.tables(wanted, null);
        SddcState state = state(command, attachment, wanted, tables, networks);
        refused(() -> lookups.room(command.sddcId(), wanted.subnetId())).ifPresent(refusals::add);
        refused(() -> checks.room(tables, state.desiredDestinations(), wanted.routing(), null, eni -> false))
                .ifPresent(refusals::add);
        overlaps(state, refusals);
        return new Proposal(state, refusals);
    }

    private SddcState state(
            ProvisionSddc command,
            Attachment attachment,
            Wanted wanted,
            List<RouteTable> tables,
            Map<String, Network> networks) {
        SddcState unknown = SddcState.unknown(command.sddcId());
        Sddc sddc = new Sddcs(vpcs, checks, () -> "").created(unknown, attachment, wanted, tables);
        SddcState state = unknown.withSddc(sddc).nextVersion();
        for (Map.Entry<String, Network> entry : networks.entrySet()) {
            state = state.withSegment(new Segment(
                    entry.getKey(),
                    entry.getValue(),
                    state.fence(),
                    state.version(),
                    command.stamp().time(),
                    null));
        }
        return state;
    }

    private static Map<String, Network> networks(List<PutSegment> segments, List<Problem> refusals) {
        var fields = new Fields();
        var names = new HashSet<String>();
        var networks = new LinkedHashMap<String, Network>();
        for (int i = 0; i < segments.size(); i++) {
            PutSegment segment = segments.get(i);
            String field = "segments[%s].".formatted(i);
            fields.name(field + "name", segment.name());
            if (!names.add(segment.name())) {
                fields.reject(field + "name", "names segment %s a second time".formatted(segment.name()));
            }
            SegmentType type = fields.constant(field + "type", segment.type(), SegmentType.ROUTED);
            block(segment, field, fields, refusals)
                    .ifPresent(block -> networks.put(segment.name(), new Network(block, type)));
        }
        fields.requireNone();
        return networks;
    }

    private static Optional<Cidr> block(PutSegment segment, String field, Fields fields, List<Problem> refusals) {
        String cidr = segment.cidr();
        String gateway = segment.gatewayAddress();
        if ((cidr == null) == (gateway == null)) {
            fields.reject(field + "cidr", "or gatewayAddress must be given, and not both");
            return Optional.empty();
        }
        String text = cidr == null ? String.valueOf(gateway) : cidr;
        if (isReserved(text, "segment " + segment.name(), refusals)) {
            return Optional.empty();
        }
        return fields.cidr(field + "cidr", cidr).or(() -> fields.gateway(field + "gatewayAddress", gateway));
    }

    /** Whether the text is a block, or the address of a gateway, in a reserved range; which is then noted. */
    private static boolean isReserved(String text, String owner, List<Problem> refusals) {
        Optional<Cidr> reserved = parsed(text).flatMap(Fields::reserved);
        reserved.ifPresent(range -> refusals.add(Problem.of(
                ProblemCode.CIDR_OVERLAP, "%s of %s overlaps the reserved range %s".formatted(text, owner, range))));
        return reserved.isPresent();
    }

    private static Optional<Cidr> parsed(String text) {
        try {
            return Optional.of(Cidr.ofGateway(text));
        } catch (IllegalArgumentException noGateway) {
            return parsedBlock(text);
        }
    }

    private static Optional<Cidr> parsedBlock(String text) {
        try {
            return Optional.of(Cidr.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Overlaps among the SDDC's own destinations, and with those of the other SDDCs of the VPC. */
    private void overlaps(SddcState state, List<Problem> refusals) {
        Attachment attachment = state.found().orElseThrow().attachment();
        var before = new LinkedHashMap<String, Cidr>();
        before.put(MANAGEMENT, attachment.managementCidr());
        other(attachment, attachment.managementCidr(), MANAGEMENT, state.sddcId())
                .ifPresent(refusals::add);
        for (Segment segment : state.liveSegments()) {
            Cidr destination = segment.destination();
            if (destination != null) {
                String name = "segment " + segment.name();
                before.forEach((owner, block) -> {
                    if (block.overlaps(destination)) {
                        refusals.add(VpcChecks.overlap(destination, name, block, owner));
                    }
                });
                before.put(name, destination);
                other(attachment, destination, name, state.sddcId()).ifPresent(refusals::add);
            }
        }
    }

    private Optional<Problem> other(Attachment attachment, Cidr block, String name, String sddcId) {
        return store.overlapping(attachment.vpcId(), sddcId, block)
                .map(held -> VpcChecks.overlap(held, name).problem());
    }

    private static Optional<Problem> refused(Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (Rejected rejected) {
            return Optional.of(rejected.problem());
        }
    }
}
