package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Warning.Code;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an operator should know about an SDDC, from what is desired and what is there. */
public final class Warnings {

    private static final Set<Integer> USUAL_MANAGEMENT_PREFIXES = Set.of(16, 20, 23);
    private static final Cidr SHARED_ADDRESS_SPACE = Cidr.parse("100.64.0.0/10");
    private static final double NEARLY_FULL = 0.9;

    private final SddcState state;
    private final Sddc sddc;
    private final List<Warning> warnings = new ArrayList<>();

    private Warnings(SddcState state) {
        this.state = state;
        this.sddc = state.found().orElseThrow();
    }

    /** What the store alone tells. */
    public static List<Warning> of(SddcState state) {
        var warnings = new Warnings(state);
        warnings.configuration();
        return warnings.warnings;
    }

    /**
     * @param plan made from the same state and look
     * @param enis the SDDC's, as EC2 shows them
     * @param routeQuota how many routes a table may hold
     */
    public static List<Warning> of(SddcState state, Actual actual, Plan plan, List<Eni> enis, int routeQuota) {
        var warnings = new Warnings(state);
        warnings.configuration();
        warnings.plan(plan);
        warnings.tables(actual, plan, routeQuota);
        warnings.list(actual.list());
        warnings.activeNetworkInterface(actual, enis);
        return warnings.warnings;
    }

    private void configuration() {
        // A conflict is told from the tables as they are now.
        sddc.faults().stream()
                .filter(fault -> fault.code() != Code.ROUTE_CONFLICT)
                .forEach(warnings::add);
        Cidr management = sddc.attachment().managementCidr();
        if (sddc.securityGroupIds().isEmpty()) {
            warn(
                    Code.DEFAULT_SECURITY_GROUP,
                    "",
                    "The VPC's default security group guards the whole SDDC, so that whoever changes it may cut the SDDC off; name groups of its own in securityGroupIds.");
        }
        if (sddc.edge().standbyHost() == null) {
            warn(
                    Code.NO_STANDBY,
                    "",
                    "No host can take over the Edge: when the active one fails, the SDDC is cut off until somebody moves it. Add a host, or start one that is down.");
        }
        if (!USUAL_MANAGEMENT_PREFIXES.contains(management.prefix())) {
            warn(
                    Code.MANAGEMENT_PREFIX,
                    management.toString(),
                    "The management network %s isn't a /16, /20 or /23 as SDDCs have: a wrong one routes too much or too little to the SDDC, and can't be changed later. Check it."
                            .formatted(management));
        }
        for (Cidr destination : state.desiredDestinations()) {
            if (destination.overlaps(SHARED_ADDRESS_SPACE)) {
                warn(
                        Code.SHARED_ADDRESS_SPACE,
                        destination.toString(),
                        "%s is in 100.64.0.0/10, which AWS and carriers use themselves: some services don't answer there. Prefer RFC 1918 addresses."
                                .formatted(destination));
            }
        }
    }

    private void plan(Plan plan) {
        for (Plan.Found found : plan.conflicts()) {
            warn(
                    Code.ROUTE_CONFLICT,
                    found.destination().toString(),
                    "%s routes %s to %s, which isn't this SDDC's; remove that route and the SDDC's takes its place."
                            .formatted(found.place(), found.destination(), found.target()));
        }
        for (Plan.Found found : plan.unexplained()) {
            warn(
                    Code.UNEXPLAINED_ROUTE,
                    found.destination().toString(),
                    "%s routes %s to this SDDC's %s and nobody asked for it: it is left alone, also when the Edge moves. Reconcile with prune=true to remove it."
                            .formatted(found.place(), found.destination(), found.target()));
        }
    }

    private void tables(Actual actual, Plan plan, int routeQuota) {
        List<RouteTable> tables = actual.tables();
        for (RouteTable table : ManagedTables.of(sddc, tables)) {
            quota(table, actual, plan, routeQuota);
            table.routes().forEach(route -> longerForeign(table, route));
        }
        List<RouteTable> managed = ManagedTables.of(sddc, tables);
        managed.stream()
                .filter(table -> !table.main())
                .filter(table -> !sddc.additionalRouteTableIds().contains(table.routeTableId()))
                .forEach(this::formerMain);
        tables.stream()
                .filter(table -> !managed.contains(table) && !table.subnetIds().isEmpty())
                .forEach(table -> warn(
                        Code.CUSTOM_ROUTE_TABLE,
                        table.routeTableId(),
                        "Subnets %s use table %s, which isn't managed: they don't reach the SDDC, or lose it at the next Edge move. Name the table in additionalRouteTableIds, or associate the subnets with the main table."
                                .formatted(table.subnetIds(), table.routeTableId())));
    }

    private void quota(RouteTable table, Actual actual, Plan plan, int routeQuota) {
        long occupied = ManagedTables.occupied(table, actual.list());
        long coming = coming(table, actual, plan, routeQuota);
        if (occupied + coming >= routeQuota * NEARLY_FULL) {
            warn(
                    Code.QUOTA_NEAR,
                    table.routeTableId(),
                    "Table %s holds %d of %d routes%s; when it is full, segments are refused. Raise the quota before more come."
                            .formatted(
                                    table.routeTableId(),
                                    occupied,
                                    routeQuota,
                                    coming > 0 ? ", and %d more are to come".formatted(coming) : ""));
        }
    }

    private void list(Actual.@Nullable Listed listed) {
        if (listed == null || !sddc.routing().byList() || listed.list().state() != ListState.FAILED) {
            return;
        }
        PrefixList list = listed.list();
        if (ListSizes.isNearlyFull(listed.entries().size(), list.maxEntries())) {
            warn(
                    Code.QUOTA_NEAR,
                    list.id().value(),
                    "Prefix list %s holds %d of %d entries, and EC2 didn't let it grow; when it is full, segments get no route. A table that names it has no room: raise its quota, and set CONNECTED_VPC_ROUTE_QUOTA to what it is."
                            .formatted(list.id(), listed.entries().size(), list.maxEntries()));
        }
    }

    /** What is still to be made in a table; a prefix list counts with all that it will be able to hold. */
    private long coming(RouteTable table, Actual actual, Plan plan, int routeQuota) {
        if (sddc.routing().byList() && actual.list() == null) {
            return ListSizes.initial(state, actual.tables(), routeQuota);
        }
        return plan.routes().stream()
                .filter(change -> change.action() == Action.CREATE)
                .filter(change -> table.routeTableId().equals(change.routeTableId()))
                .count();
    }

    private void formerMain(RouteTable table) {
        warn(
                Code.FORMER_MAIN_TABLE,
                table.routeTableId(),
                "Table %s was the main one and subnets %s still use it, so it is kept like the main one; associate them with another table to have it cleaned."
                        .formatted(table.routeTableId(), table.subnetIds()));
    }

    private void longerForeign(RouteTable table, Route route) {
        if (!(route.destination() instanceof Cidr longer)
                || sddc.owns(route.target().id())) {
            return;
        }
        state.desiredDestinations().stream()
                .filter(desired -> desired.contains(longer) && !desired.equals(longer))
                .findFirst()
                .ifPresent(desired -> warn(
                        Code.LONGER_FOREIGN_ROUTE,
                        longer.toString(),
                        "Table %s routes %s to %s: it takes that part of %s away from the SDDC. Remove that route, or use another block."
                                .formatted(
                                        table.routeTableId(),
                                        longer,
                                        route.target().id(),
                                        desired)));
    }

    private void activeNetworkInterface(Actual actual, List<Eni> enis) {
        Optional<String> active =
                sddc.networkInterfaceOf(sddc.edge().activeHost()).map(NetworkInterface::networkInterfaceId);
        boolean unattached = enis.stream()
                .filter(eni -> active.filter(eni.networkInterfaceId()::equals).isPresent())
                .anyMatch(eni -> eni.attachment() == null);
        if (unattached) {
            warn(
                    Code.UNATTACHED_ACTIVE_ENI,
                    active.orElseThrow(),
                    "The active ENI %s of host %s isn't attached to an instance: its routes lead nowhere until it is. Name the host's instance in instanceId."
                            .formatted(active.orElseThrow(), sddc.edge().activeHost()));
        } else if (blackholed(actual)) {
            warn(
                    Code.BLACKHOLE,
                    active.orElseThrow(),
                    "Routes to the active ENI %s are black holes, so that nothing reaches the SDDC; check the instance of host %s."
                            .formatted(active.orElseThrow(), sddc.edge().activeHost()));
        }
    }

    private boolean blackholed(Actual actual) {
        return state.desiredDestinations().stream()
                .anyMatch(destination -> RouteState.of(destination, sddc, actual) == RouteState.BLACKHOLE);
    }

    private void warn(Code code, String subject, String detail) {
        warnings.add(new Warning(code, subject, detail));
    }
}
