package io.connectedvpc.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Withdrawn;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoutePlannerLawsTest {

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_leadsToExactlyTheDesiredRoutes(long seed) {
        Generated world = Generated.from(seed);
        Plan plan = plan(world, false);
        for (RouteTable table : world.managed()) {
            SortedSet<Cidr> routed = new TreeSet<>(world.state().desiredDestinations());
            routed.removeAll(found(table, plan.conflicts()));
            Set<Cidr> unexplained = found(table, plan.unexplained());

            SortedMap<Cidr, String> after = applied(table, plan.changes());

            assertThat(routed)
                    .allSatisfy(destination -> assertThat(after).containsEntry(destination, world.activeEni()));
            after.forEach((destination, target) -> {
                if (world.sddc().owns(target) && !routed.contains(destination)) {
                    assertThat(unexplained.contains(destination) || mayBeLongGone(world, destination))
                            .as("why %s still leads to %s", destination, target)
                            .isTrue();
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_withPrune_leavesNoOtherRouteToTheSddc(long seed) {
        Generated world = Generated.from(seed);
        Plan plan = plan(world, true);

        assertThat(plan.unexplained()).isEmpty();
        for (RouteTable table : world.managed()) {
            applied(table, plan.changes()).forEach((destination, target) -> {
                if (world.sddc().owns(target) && !mayBeLongGone(world, destination)) {
                    assertThat(world.state().desiredDestinations()).contains(destination);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_cleansAFormerMainTable_onlyWhenItServesNobody_andEveryReadMustKnow(long seed) {
        Generated world = Generated.from(seed);
        List<RouteTable> abandoned = world.tables().stream()
                .filter(table -> world.wasMain(table) && table.subnetIds().isEmpty())
                .toList();
        Plan plan = plan(world, false);
        for (RouteTable table : abandoned) {
            Instant since = world.sddc()
                    .mainTable()
                    .former(table.routeTableId())
                    .map(MainTable.Former::since)
                    .orElse(Generated.NOW);
            if (Generated.lately(since) && world.sddc().lifecycle() != Lifecycle.DELETING) {
                assertThat(of(table, plan.changes())).allSatisfy(change -> {
                    assertThat(change.action()).isEqualTo(Action.DELETE);
                    assertThat(world.state().withdrawn().get(change.destination()))
                            .matches(withdrawn -> !withdrawn.removed(), "is being withdrawn");
                });
            } else {
                assertThat(of(table, plan.changes())).allMatch(change -> change.action() == Action.DELETE);
                applied(table, plan.changes())
                        .forEach((destination, target) -> assertThat(
                                        world.sddc().owns(target) && explained(world, destination))
                                .as("why %s still leads to %s", destination, target)
                                .isFalse());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_repeatsDoubtsOnly_onceItIsApplied(long seed) {
        Generated world = Generated.from(seed);
        boolean prune = seed % 2 == 0;
        Plan plan = plan(world, prune);

        Plan again = RoutePlanner.plan(world.state(), OwnWrites.over(world.actual(), plan.changes()), terms(prune));

        assertThat(again.changes()).allSatisfy(change -> {
            assertThat(change.action() == Action.DELETE || Objects.equals(change.from(), change.to()))
                    .as("%s changes nothing that is shown", change)
                    .isTrue();
            assertThat(plan.changes()).anyMatch(before -> sameRoute(before, change));
        });
        assertThat(again.conflicts()).isEqualTo(plan.conflicts());
        assertThat(again.unexplained()).isEqualTo(plan.unexplained());
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_beginsWithWhatIsShownWrong_andRepeatsDoubtsAfterAllThatIsMissing(long seed) {
        assertThat(plan(Generated.from(seed), seed % 2 == 0).routes())
                .extracting(RoutePlannerLawsTest::rank)
                .isSorted();
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_namesNoForeignRoute(long seed) {
        Generated world = Generated.from(seed);
        for (RouteChange change : plan(world, true).changes()) {
            RouteTable table = table(world, change.routeTableId());
            assertThat(world.managed().contains(table) || world.wasMain(table)).isTrue();
            Route route = created(table).get(change.destination());
            switch (change.action()) {
                case CREATE -> assertThat(route).isNull();
                case DELETE ->
                    assertThat(
                                    route == null
                                            ? mayBeHidden(world, (Cidr) change.destination())
                                            : world.sddc().owns(route.target().id()))
                            .as("%s may be deleted", route)
                            .isTrue();
                case REPLACE ->
                    assertThat(world.sddc().owns(route.target().id())
                                    || hasBeenOurs(world, table, (Cidr) change.destination()))
                            .as("%s may be replaced", route)
                            .isTrue();
                default -> assertThat(change).as("no list is routed").isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_writesARouteThatIsShownAsDesired_onlyWhenTheReadMayBeFromBefore(long seed) {
        Generated world = Generated.from(seed);
        boolean edgeIsNew = world.sddc().edge().changedIn() > world.state().syncedVersion();
        for (RouteChange change : plan(world, false).changes()) {
            if (change.action() == Action.REPLACE && Objects.equals(change.from(), change.to())) {
                Withdrawn before = world.state().withdrawn().get(change.destination());
                boolean cameBack = edgeIsNew
                        && world.sddc().edge().former().stream()
                                .filter(former -> former.networkInterfaceId().equals(world.activeEni()))
                                .anyMatch(former -> Generated.lately(former.until()));
                boolean tableIsNew = world.sddc()
                        .mainTable()
                        .former(String.valueOf(change.routeTableId()))
                        .filter(table -> table.verifiedIn() == 0 && Generated.lately(table.since()))
                        .isPresent();
                assertThat(cameBack || tableIsNew || (before != null && Generated.lately(before.since())))
                        .as("doubt of %s", change)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_addsBeforeItRemoves(long seed) {
        Generated world = Generated.from(seed);
        List<Boolean> removals = plan(world, true).changes().stream()
                .map(change -> change.action() == Action.DELETE)
                .toList();
        assertThat(removals).isSorted();
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_namesEachDestinationOnceATable(long seed) {
        Generated world = Generated.from(seed);
        Plan plan = plan(world, seed % 2 == 0);
        var named = new ArrayList<List<Object>>();
        plan.changes().forEach(change -> named.add(List.of(change.routeTableId(), change.destination())));
        plan.conflicts().forEach(found -> named.add(List.of(found.routeTableId(), found.destination())));
        plan.unexplained().forEach(found -> named.add(List.of(found.routeTableId(), found.destination())));
        assertThat(named).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_ignoresPropagatedRoutes(long seed) {
        Generated world = Generated.from(seed);
        List<RouteTable> without = world.tables().stream()
                .map(table -> new RouteTable(
                        table.routeTableId(),
                        table.main(),
                        table.subnetIds(),
                        table.routes().stream()
                                .filter(route -> !route.propagated())
                                .toList()))
                .toList();
        assertThat(plan(world, true))
                .isEqualTo(RoutePlanner.plan(world.state(), new Actual(without, null), terms(true)));
    }

    private static Plan plan(Generated world, boolean prune) {
        return RoutePlanner.plan(world.state(), world.actual(), terms(prune));
    }

    /** Established destinations with a foreign target are drift; others are somebody else's. */
    private static boolean hasBeenOurs(Generated world, RouteTable table, Cidr destination) {
        long since = world.state().liveSegments().stream()
                .filter(segment -> destination.equals(segment.destination()))
                .mapToLong(Segment::changedIn)
                .findFirst()
                .orElse(world.sddc().createdIn());
        boolean conflicted = world.sddc().faults().stream()
                .anyMatch(fault -> fault.code() == Warning.Code.ROUTE_CONFLICT
                        && fault.subject().equals(destination.toString()));
        long verifiedIn = world.sddc()
                .mainTable()
                .verifiedIn(table.routeTableId(), world.state().syncedVersion());
        return since <= verifiedIn && !conflicted;
    }

    /** Whether what is shown may be a route that was removed, so that another SDDC may have the block by now. */
    private static int rank(RouteChange change) {
        return switch (change.action()) {
            case REPLACE -> Objects.equals(change.from(), change.to()) ? 2 : 0;
            case CREATE -> 1;
            default -> 3;
        };
    }

    private static boolean mayBeLongGone(Generated world, Cidr destination) {
        Withdrawn withdrawn = world.state().withdrawn().get(destination);
        return withdrawn != null && withdrawn.removedAt() != null && Generated.lately(withdrawn.removedAt());
    }

    /** Whether a route may be there that isn't shown yet. */
    private static boolean mayBeHidden(Generated world, Cidr destination) {
        Withdrawn withdrawn = world.state().withdrawn().get(destination);
        Instant syncedAt = world.state().syncedAt();
        boolean writtenLately = syncedAt == null || Generated.lately(syncedAt);
        boolean deleting = world.sddc().lifecycle() == Lifecycle.DELETING;
        boolean withdrawnLately = withdrawn != null
                && !withdrawn.removed()
                && (writtenLately
                        || Generated.lately(withdrawn.wantedSince())
                        || (deleting && Generated.lately(withdrawn.since())));
        boolean madeLately = world.state().liveSegments().stream()
                .filter(segment -> destination.equals(segment.destination()))
                .anyMatch(segment -> writtenLately || Generated.lately(segment.changedAt()));
        boolean management =
                writtenLately && world.sddc().attachment().managementCidr().equals(destination);
        return withdrawnLately || ((madeLately || management) && deleting);
    }

    private static boolean explained(Generated world, Cidr destination) {
        return world.state().desiredDestinations().contains(destination)
                || world.state().withdrawn().containsKey(destination);
    }

    private static RouteTable table(Generated world, String routeTableId) {
        return world.tables().stream()
                .filter(table -> table.routeTableId().equals(routeTableId))
                .findFirst()
                .orElseThrow();
    }

    private static List<RouteChange> of(RouteTable table, List<RouteChange> changes) {
        return changes.stream()
                .filter(change -> change.routeTableId().equals(table.routeTableId()))
                .toList();
    }

    private static Set<Cidr> found(RouteTable table, List<Plan.Found> some) {
        return some.stream()
                .filter(found -> found.routeTableId().equals(table.routeTableId()))
                .map(found -> (Cidr) found.destination())
                .collect(Collectors.toSet());
    }

    private static boolean sameRoute(RouteChange one, RouteChange other) {
        return one.routeTableId().equals(other.routeTableId())
                && one.destination().equals(other.destination())
                && Objects.equals(one.to(), other.to());
    }

    /** The created routes after EC2 has made the changes; a deletion may be of a route that isn't shown. */
    private static SortedMap<Cidr, String> applied(RouteTable table, List<RouteChange> changes) {
        var routes = new TreeMap<Cidr, String>();
        created(table)
                .forEach((destination, route) ->
                        routes.put(destination, route.target().id()));
        for (RouteChange change : of(table, changes)) {
            @Nullable String to = change.to();
            if (change.action() == Action.DELETE) {
                routes.remove(change.destination());
            } else {
                assertThat(routes.containsKey(change.destination())).isEqualTo(change.action() == Action.REPLACE);
                routes.put((Cidr) change.destination(), Objects.requireNonNull(to));
            }
        }
        return routes;
    }

    private static SortedMap<Cidr, Route> created(RouteTable table) {
        Map<Cidr, Route> routes = table.routes().stream()
                .filter(route -> !route.propagated() && route.destination() instanceof Cidr)
                .collect(Collectors.toMap(route -> (Cidr) route.destination(), route -> route));
        return new TreeMap<>(routes);
    }

    private static Terms terms(boolean prune) {
        return new Terms(prune, 500, Generated.NOW, Set.of(), Set.of());
    }
}
