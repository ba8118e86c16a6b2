package io.connectedvpc.core.plan;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.Seeds;
import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.Routing;
import io.connectedvpc.core.model.RoutingMode;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.SegmentType;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Withdrawn;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A state and the tables that it meets, both drawn at random: anything may be desired, withdrawn, drifted or somebody else's. */
record Generated(SddcState state, List<RouteTable> tables) {

    static final String MAIN = "rtb-main";
    static final String CUSTOM = "rtb-custom";
    /** Was the main one, perhaps, and still serves a subnet. */
    static final String SERVING = "rtb-serving";
    /** Was the main one, perhaps, and serves no subnet. */
    static final String ABANDONED = "rtb-abandoned";

    static final Instant NOW = Example.NOON;

    private static final Cidr MANAGEMENT = Cidr.parse("10.2.0.0/16");
    private static final List<String> FOREIGN = List.of("igw-1", "tgw-1", "eni-foreign", "local");
    private static final List<String> FORMER = List.of("eni-former-1", "eni-former-2");

    static Generated from(long seed) {
        var random = new Random(seed);
        SddcState state = state(random);
        var destinations = new ArrayList<Cidr>(state.desiredDestinations());
        destinations.addAll(state.withdrawn().keySet());
        IntStream.range(0, random.nextInt(6)).forEach(i -> destinations.add(Seeds.block(random, 22, 28)));
        var main = new RouteTable(MAIN, true, List.of(), routes(random, destinations));
        var custom = new RouteTable(CUSTOM, false, List.of("subnet-9"), routes(random, destinations));
        var serving = new RouteTable(SERVING, false, List.of("subnet-8"), routes(random, destinations));
        var abandoned = new RouteTable(ABANDONED, false, List.of(), routes(random, destinations));
        var tables = new ArrayList<>(List.of(main, custom, serving, abandoned));
        Collections.shuffle(tables, random);
        return new Generated(state, tables);
    }

    RouteTable main() {
        return tables.stream().filter(RouteTable::main).findFirst().orElseThrow();
    }

    Actual actual() {
        return new Actual(tables, null);
    }

    /** The tables that lead to the SDDC. */
    List<RouteTable> managed() {
        return tables.stream()
                .filter(table ->
                        table.main() || (wasMain(table) && !table.subnetIds().isEmpty()))
                .toList();
    }

    /** Whether the table was the main one, as far as the store knows. */
    boolean wasMain(RouteTable table) {
        return !table.main() && sddc().mainTable().knows(table.routeTableId());
    }

    /** Whether reads may still be from before then. */
    static boolean lately(Instant time) {
        return time.plus(Staleness.BOUND).isAfter(NOW);
    }

    Sddc sddc() {
        return state.found().orElseThrow();
    }

    String activeEni() {
        return sddc().activeNetworkInterfaceId().orElseThrow();
    }

    private static SddcState state(Random random) {
        long version = 1 + random.nextInt(9);
        long synced = random.nextLong(version + 1);
        var segments = new TreeMap<String, Segment>();
        var taken = new HashSet<Cidr>();
        for (int i = 0; i < random.nextInt(8); i++) {
            Cidr block = Seeds.block(random, 22, 28);
            if (taken.stream().noneMatch(block::overlaps)) {
                taken.add(block);
                var network = new Segment.Network(block, Seeds.oneOf(random, List.of(SegmentType.values())));
                long changedIn = 1 + random.nextLong(version);
                segments.put(
                        "segment-" + i,
                        new Segment("segment-" + i, network, Fence.NONE, changedIn, time(random), null));
            }
        }
        var withdrawn = new TreeMap<Cidr, Withdrawn>();
        for (int i = 0; i < random.nextInt(5); i++) {
            boolean wantedAgain = !taken.isEmpty() && random.nextInt(3) == 0;
            Cidr block =
                    wantedAgain ? Seeds.oneOf(random, List.copyOf(new TreeSet<>(taken))) : Seeds.block(random, 22, 28);
            Instant removedAt = random.nextBoolean() ? time(random) : null;
            withdrawn.put(block, new Withdrawn(block, time(random), time(random), removedAt));
        }
        return new SddcState(
                "sddc-1",
                version,
                version,
                synced,
                time(random),
                Fence.NONE,
                Fence.NONE,
                sddc(random, taken, version),
                null,
                segments,
                withdrawn,
                List.of(),
                List.of());
    }

    private static Sddc sddc(Random random, Set<Cidr> desired, long version) {
        List<Host> hosts = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> new Host("esx-" + i, "i-" + i, 1, false, Host.State.UP, NOW))
                .toList();
        List<NetworkInterface> slots = IntStream.range(0, Sddc.SLOTS)
                .mapToObj(i -> new NetworkInterface(
                        i, "token-" + i, "eni-" + i, "10.0.0." + i, i < 4 ? "esx-" + (i + 1) : null))
                .toList();
        List<Warning> faults = desired.stream()
                .filter(block -> random.nextInt(8) == 0)
                .map(block -> new Warning(Warning.Code.ROUTE_CONFLICT, block.toString(), "elsewhere"))
                .toList();
        return new Sddc(
                new Attachment("vpc-1", "subnet-1", "eu-west-1a", MANAGEMENT),
                random.nextInt(10) == 0 ? Lifecycle.DELETING : Lifecycle.READY,
                random.nextBoolean() ? time(random) : null,
                hosts,
                slots,
                FORMER,
                edge(random, version),
                new RoutingMode(Routing.PER_CIDR, 1, Instant.EPOCH, null),
                List.of(),
                List.of(),
                false,
                1,
                mainTable(random),
                faults);
    }

    private static Edge edge(Random random, long version) {
        List<Edge.Former> former = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> new Edge.Former("eni-" + random.nextInt(4), time(random)))
                .toList();
        return new Edge("esx-" + (1 + random.nextInt(4)), null, 1 + random.nextLong(version), former);
    }

    private static MainTable mainTable(Random random) {
        List<MainTable.Former> former = Stream.of(SERVING, ABANDONED, MAIN)
                .filter(table -> random.nextInt(3) == 0)
                .map(table -> new MainTable.Former(table, time(random), random.nextInt(8)))
                .toList();
        boolean swapped = random.nextInt(4) == 0;
        return new MainTable(
                swapped ? Seeds.oneOf(random, List.of(SERVING, ABANDONED, "rtb-gone")) : MAIN, former, List.of());
    }

    /** Some are so long ago that no read can be from before them, and some aren't. */
    private static Instant time(Random random) {
        return NOW.minus(Seeds.oneOf(
                random,
                List.of(Duration.ofSeconds(1), Duration.ofMinutes(4), Duration.ofMinutes(6), Duration.ofDays(1))));
    }

    private static List<Route> routes(Random random, List<Cidr> destinations) {
        var routes = new ArrayList<Route>();
        routes.add(new Route(Cidr.parse("10.0.0.0/16"), new Target("local", false), false, false));
        routes.add(new Route(new PrefixListId("pl-1"), new Target("vpce-1", false), false, false));
        routes.add(new Route(new PrefixListId("pl-2"), new Target("eni-3", true), false, false));
        for (Cidr destination : new HashSet<>(destinations)) {
            if (random.nextInt(4) > 0) {
                routes.add(new Route(destination, target(random), random.nextInt(5) == 0, false));
            }
            if (random.nextInt(6) == 0) {
                routes.add(new Route(destination, new Target("vgw-1", false), false, true));
            }
        }
        return routes;
    }

    private static Target target(Random random) {
        String id = switch (random.nextInt(4)) {
            case 0 -> Seeds.oneOf(random, FOREIGN);
            case 1 -> Seeds.oneOf(random, FORMER);
            default -> "eni-" + random.nextInt(Sddc.SLOTS);
        };
        return new Target(id, id.startsWith("eni-"));
    }
}
