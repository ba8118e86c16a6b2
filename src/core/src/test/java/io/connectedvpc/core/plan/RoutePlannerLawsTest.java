package io.connectedvpc.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoutePlannerLawsTest {

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_leadsToExactlyTheDesiredRoutes(long seed) {
        Generated world = Generated.from(seed);
        Plan plan = RoutePlanner.plan(world.state(), world.tables(), false);
        SortedSet<Cidr> routed = new TreeSet<>(world.state().desiredDestinations());
        plan.conflicts().forEach(found -> routed.remove(found.destination()));
        Set<Cidr> unexplained =
                plan.unexplained().stream().map(Plan.Found::destination).collect(Collectors.toSet());

        SortedMap<Cidr, String> after = applied(world.main(), plan.changes());

        assertThat(routed).allSatisfy(destination -> assertThat(after).containsEntry(destination, world.activeEni()));
        after.forEach((destination, target) -> {
            if (world.sddc().owns(target) && !routed.contains(destination)) {
                assertThat(unexplained)
                        .as("why %s still leads to %s", destination, target)
                        .contains(destination);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_withPrune_leavesNoOtherRouteToTheSddc(long seed) {
        Generated world = Generated.from(seed);
        Plan plan = RoutePlanner.plan(world.state(), world.tables(), true);

        assertThat(plan.unexplained()).isEmpty();
        applied(world.main(), plan.changes()).forEach((destination, target) -> {
            if (world.sddc().owns(target)) {
                assertThat(world.state().desiredDestinations()).contains(destination);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_isEmpty_onceItIsApplied(long seed) {
        Generated world = Generated.from(seed);
        boolean prune = seed % 2 == 0;
        Plan plan = RoutePlanner.plan(world.state(), world.tables(), prune);

        Plan again = RoutePlanner.plan(world.state(), OwnWrites.over(world.tables(), plan.changes()), prune);

        assertThat(again.changes()).isEmpty();
        assertThat(again.conflicts()).isEqualTo(plan.conflicts());
        assertThat(again.unexplained()).isEqualTo(plan.unexplained());
        assertThat(again.inSync()).isEqualTo(plan.conflicts().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_namesNoForeignRoute(long seed) {
        Generated world = Generated.from(seed);
        SortedMap<Cidr, Route> actual = created(world.main());
        for (RouteChange change :
                RoutePlanner.plan(world.state(), world.tables(), true).changes()) {
            Route route = actual.get(change.destination());
            assertThat(change.routeTableId()).isEqualTo(Generated.MAIN);
            switch (change.action()) {
                case CREATE -> assertThat(route).isNull();
                case DELETE ->
                    assertThat(world.sddc().owns(route.target().id())).isTrue();
                case REPLACE ->
                    assertThat(world.sddc().owns(route.target().id()) || hasBeenOurs(world, change.destination()))
                            .as("%s may be replaced", route)
                            .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_addsBeforeItRemoves(long seed) {
        Generated world = Generated.from(seed);
        List<Boolean> removals = RoutePlanner.plan(world.state(), world.tables(), true).changes().stream()
                .map(change -> change.action() == Action.DELETE)
                .toList();
        assertThat(removals).isSorted();
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void plan_namesEachDestinationOnce(long seed) {
        Generated world = Generated.from(seed);
        Plan plan = RoutePlanner.plan(world.state(), world.tables(), seed % 2 == 0);
        var named = new ArrayList<Cidr>();
        plan.changes().forEach(change -> named.add(change.destination()));
        plan.conflicts().forEach(found -> named.add(found.destination()));
        plan.unexplained().forEach(found -> named.add(found.destination()));
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
        assertThat(RoutePlanner.plan(world.state(), world.tables(), true))
                .isEqualTo(RoutePlanner.plan(world.state(), without, true));
    }

    /** Established destinations with a foreign target are drift; others are somebody else's. */
    private static boolean hasBeenOurs(Generated world, Cidr destination) {
        long since = world.state().liveSegments().stream()
                .filter(segment -> destination.equals(segment.destination()))
                .mapToLong(segment -> segment.changedIn())
                .findFirst()
                .orElse(world.sddc().createdIn());
        boolean conflicted = world.sddc().faults().stream()
                .anyMatch(fault -> fault.code() == Warning.Code.ROUTE_CONFLICT
                        && fault.subject().equals(destination.toString()));
        boolean sameTable = world.sddc().mainRouteTableId().equals(Generated.MAIN);
        return since <= world.state().syncedVersion() && sameTable && !conflicted;
    }

    /** The created routes after EC2 has made the changes, each of which must be possible. */
    private static SortedMap<Cidr, String> applied(RouteTable table, List<RouteChange> changes) {
        var routes = new TreeMap<Cidr, String>();
        created(table)
                .forEach((destination, route) ->
                        routes.put(destination, route.target().id()));
        for (RouteChange change : changes) {
            assertThat(routes.containsKey(change.destination())).isEqualTo(change.action() != Action.CREATE);
            if (change.action() == Action.DELETE) {
                routes.remove(change.destination());
            } else {
                routes.put(change.destination(), change.to());
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
}
