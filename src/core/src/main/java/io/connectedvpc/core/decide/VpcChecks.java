package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.Routing;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.ListSizes;
import io.connectedvpc.core.plan.ManagedTables;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.SddcStore.Commit.Overlap;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the VPC can take a new destination: room in its tables, no overlap, no route of somebody else's. */
public final class VpcChecks {

    private final VpcLooks vpcs;
    private final SddcStore store;
    private final int routeQuota;

    /** @param routeQuota how many routes a table may hold */
    public VpcChecks(VpcLooks vpcs, SddcStore store, int routeQuota) {
        this.vpcs = vpcs;
        this.store = store;
        this.routeQuota = routeQuota;
    }

    /** The managed tables of the SDDC, when a destination is to be added. */
    List<RouteTable> tables(Sddc sddc) {
        Account account = sddc.attachment().account();
        List<RouteTable> all = vpcs.routeTables(account, sddc.attachment().vpcId());
        return vpcs.weighed(
                account, ManagedTables.of(sddc, all), sddc.prefixListId().orElse(null));
    }

    /** The tables that are to be managed: those that are by now, the main one at least, and the additional ones. */
    List<RouteTable> tables(Wanted wanted, @Nullable Sddc existing) {
        Account account = wanted.account(existing);
        List<RouteTable> all = vpcs.routeTables(account, wanted.vpcId());
        Stream<RouteTable> managed = existing == null
                ? ManagedTables.main(all).stream()
                : ManagedTables.of(existing, all).stream().filter(table -> !releases(wanted, existing, table));
        Stream<RouteTable> additional =
                all.stream().filter(table -> wanted.additionalRouteTableIds().contains(table.routeTableId()));
        List<RouteTable> tables = Stream.concat(managed, additional).distinct().toList();
        PrefixListId own = existing == null ? null : existing.prefixListId().orElse(null);
        return vpcs.weighed(account, tables, own);
    }

    private static boolean releases(Wanted wanted, Sddc existing, RouteTable table) {
        return !table.main()
                && existing.additionalRouteTableIds().contains(table.routeTableId())
                && !wanted.additionalRouteTableIds().contains(table.routeTableId());
    }

    /**
     * @param tables as {@link #tables} gives them
     * @param list the SDDC's own list, as far as it has one
     * @param own whether that is an ENI of the SDDC
     * @throws Rejected when a table, or a list, can't hold what is there and what is desired
     */
    void room(
            List<RouteTable> tables,
            SortedSet<Cidr> desired,
            Routing routing,
            @Nullable PrefixListId list,
            Predicate<String> own) {
        if (routing == Routing.PREFIX_LIST && desired.size() > ListSizes.LARGEST) {
            throw new Rejected(
                    ProblemCode.ROUTE_QUOTA,
                    "a prefix list holds %d entries, the management network's among them".formatted(ListSizes.LARGEST));
        }
        for (RouteTable table : tables) {
            int peak = routing == Routing.PREFIX_LIST
                    ? peakByList(table, desired, list, own)
                    : peakPerBlock(table, desired);
            if (peak > routeQuota) {
                throw new Rejected(
                        ProblemCode.ROUTE_QUOTA,
                        "table %s would need %d routes; its quota is %d"
                                .formatted(table.routeTableId(), peak, routeQuota));
            }
        }
    }

    /** On the way back from a list, that one shrinks to a single entry. */
    private static int peakPerBlock(RouteTable table, SortedSet<Cidr> desired) {
        var blocks = new TreeSet<>(ManagedTables.staticRoutes(table).keySet());
        int others = (int) ManagedTables.occupied(table) - blocks.size();
        blocks.addAll(desired);
        return others + blocks.size();
    }

    /** A list counts with all that it can hold; it shrinks where a table hasn't so much room. On the way to it, routes make room for it one by one, so that the first needs room. */
    private static int peakByList(
            RouteTable table, SortedSet<Cidr> desired, @Nullable PrefixListId list, Predicate<String> own) {
        int beside = ManagedTables.beside(table, list);
        long superseded = ManagedTables.staticRoutes(table).entrySet().stream()
                .filter(route -> desired.contains(route.getKey()))
                .filter(route -> own.test(route.getValue().target().id()))
                .count();
        return Math.max(beside + 1, beside - (int) superseded + desired.size());
    }

    /** @throws Rejected when the block overlaps the VPC's own, or another destination of the SDDC */
    void noOverlap(Attachment attachment, Map<Cidr, String> others, Cidr wanted, String name) {
        List<Cidr> vpcBlocks = vpcs.vpc(attachment.account(), attachment.vpcId())
                .map(Vpc::cidrs)
                .orElse(List.of());
        for (Cidr block : vpcBlocks) {
            if (block.overlaps(wanted)) {
                throw new Rejected(overlap(wanted, name, block, "VPC " + attachment.vpcId()));
            }
        }
        others.forEach((block, owner) -> {
            if (block.overlaps(wanted)) {
                throw Rejected.premature(overlap(wanted, name, block, owner));
            }
        });
    }

    /**
     * @param own whether that is an ENI of the SDDC
     * @throws Rejected when a table routes the block to something else; an overlap with another SDDC is said first
     */
    void noConflict(
            SddcState current, Predicate<String> own, String vpcId, List<RouteTable> tables, Cidr wanted, String name) {
        for (RouteTable table : tables) {
            Route route = ManagedTables.staticRoutes(table).get(wanted);
            if (route != null
                    && !(route.target().networkInterface()
                            && own.test(route.target().id()))) {
                store.overlapping(vpcId, current.sddcId(), wanted).ifPresent(held -> {
                    throw overlap(held, name);
                });
                Problem conflict = Problem.of(
                        ProblemCode.ROUTE_CONFLICT,
                        "table %s routes %s to %s already; remove that route first"
                                .formatted(
                                        table.routeTableId(),
                                        wanted,
                                        route.target().id()));
                // To an ENI: most likely another SDDC's route that is going, or gone and shown by an old read.
                throw route.target().networkInterface() ? Rejected.premature(conflict) : new Rejected(conflict);
            }
        }
    }

    /** What a caller is told when another SDDC holds the block. */
    public static Rejected overlap(Overlap held, String name) {
        return Rejected.premature(overlap(held.wanted(), name, held.held(), "SDDC " + held.sddcId()));
    }

    static Problem overlap(Cidr wanted, String name, Cidr held, String owner) {
        return Problem.of(ProblemCode.CIDR_OVERLAP, "%s of %s overlaps %s of %s".formatted(wanted, name, held, owner));
    }
}
