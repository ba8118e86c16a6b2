package io.connectedvpc.core.service;

import io.connectedvpc.core.command.Command.ProvisionSddc;
import io.connectedvpc.core.command.Command.PutSegment;
import io.connectedvpc.core.decide.Proposal;
import io.connectedvpc.core.decide.Proposals;
import io.connectedvpc.core.decide.VpcChecks;
import io.connectedvpc.core.decide.VpcLooks;
import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Warning.Code;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.plan.RoutePlanner;
import io.connectedvpc.core.plan.Terms;
import io.connectedvpc.core.plan.Warnings;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.VpcNetworks;
import io.connectedvpc.core.preflight.Finding;
import io.connectedvpc.core.preflight.VpcWarnings;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.Rejected;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells of an SDDC before it is made: why it would be refused, and what it would be warned of. Changes nothing. */
public final class Preflight {

    /** No SDDC has this id, so that none counts as its own. */
    private static final String NOBODY = "";

    private final SddcStore store;
    private final VpcNetworks networks;
    private final Neighbours neighbours;
    private final InstantSource clock;
    private final int routeQuota;

    /** @param routeQuota how many routes a table may hold */
    public Preflight(
            SddcStore store, VpcNetworks networks, Neighbours neighbours, InstantSource clock, int routeQuota) {
        this.store = store;
        this.networks = networks;
        this.neighbours = neighbours;
        this.clock = clock;
        this.routeQuota = routeQuota;
    }

    /**
     * @param sddc its id doesn't count: blocks and routes of an SDDC of that id are another's
     * @param segments those that it is to have
     * @return errors first
     * @throws Rejected when a field is missing or wrong or names what doesn't exist, or AWS can't be asked
     */
    public List<Finding> findings(ProvisionSddc sddc, List<PutSegment> segments) {
        return Queries.asking(() -> {
            var checks = new VpcChecks(new VpcLooks(networks), store, routeQuota);
            var command = new ProvisionSddc(NOBODY, sddc.stamp(), sddc.spec());
            Proposal proposal = new Proposals(networks, store, checks).read(command, segments);
            var findings = new ArrayList<Finding>();
            proposal.refusals().stream().map(Preflight::refusal).forEach(findings::add);
            SddcState state = proposal.state();
            if (state != null) {
                look(state, findings);
            }
            return findings.stream()
                    .distinct()
                    .sorted((one, other) -> one.severity().compareTo(other.severity()))
                    .toList();
        });
    }

    private void look(SddcState state, List<Finding> findings) {
        Attachment attachment = state.found().orElseThrow().attachment();
        var tables = networks.of(attachment.account()).routeTables(attachment.vpcId());
        var actual = new Actual(tables, null);
        Plan plan = RoutePlanner.plan(state, actual, Terms.of(routeQuota, clock.instant()));
        for (Warning warning : Warnings.of(state, actual, plan, List.of(), routeQuota)) {
            findings.add(
                    warning.code() == Code.ROUTE_CONFLICT
                            ? Finding.error(warning.code(), warning.subject(), warning.detail())
                            : Finding.of(warning));
        }
        VpcWarnings.of(state, neighbours.of(state, tables)).stream()
                .map(Finding::of)
                .forEach(findings::add);
        unattached(state.found().orElseThrow()).forEach(findings::add);
    }

    private static List<Finding> unattached(Sddc sddc) {
        return sddc.host(sddc.edge().activeHost()).filter(host -> host.instanceId() == null).stream()
                .map(Host::hostId)
                .map(host -> Finding.of(new Warning(
                        Code.UNATTACHED_ACTIVE_ENI,
                        host,
                        "Host %s runs the active Edge and has no instance: its ENI won't be attached, and its routes are black holes until it is. Name its instance in instanceId."
                                .formatted(host))))
                .toList();
    }

    private static Finding refusal(Problem problem) {
        String reason = problem.detail().substring(0, 1).toUpperCase(Locale.ROOT)
                + problem.detail().substring(1);
        return switch (problem.code()) {
            case SUBNET_TOO_SMALL ->
                Finding.error(
                        Code.SUBNET_SIZE,
                        "",
                        reason + ". The SDDC would be refused. Free addresses, or take a subnet of /26 or larger.");
            case ROUTE_QUOTA ->
                Finding.error(
                        Code.QUOTA_NEAR,
                        "",
                        reason
                                + ". The SDDC or its last segments would be refused. Raise the quota, or plan fewer segments.");
            default -> Finding.error(Code.OVERLAP, "", reason + ". That one would be refused. Choose another block.");
        };
    }
}
