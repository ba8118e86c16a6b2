package io.connectedvpc.simulation.scenario;

import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.command.Command.SddcSpec;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.simulation.world.FaultRates;
import io.connectedvpc.simulation.world.FaultRates.Outage;
import io.connectedvpc.simulation.world.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws a scenario from a seed. */
public final class ScenarioGenerator {

    private static final Instant START = Instant.parse("2026-11-23T04:00:00Z");
    /** Some scenarios have much of everything; in others little happens, so that nothing covers what is wrong. */
    private static final List<Double> LIKELIHOODS = List.of(0.25, 0.6);

    /** What may put routes, or entries of a list, where others are to come; or leaves a list in a table that is emptied only later, so that it can't grow. */
    private static final Set<Feature> OF_OTHERS =
            EnumSet.of(Feature.ROUTE_EDITS, Feature.LIST_EDITS, Feature.CIDR_CLASHES, Feature.MAIN_TABLE_SWAP);

    private static final int HOSTS = 6;
    private static final int SEGMENTS = 4;
    private static final int MOST_SEGMENTS = 16;
    private static final int ROUTE_QUOTA = 500;
    /** What a tight table holds beside the segments' routes: the VPC's own, the management network's, one to a list, and one more. */
    private static final int LEAST_ROUTES = 4;

    private static final List<String> ROUTINGS = List.of("PER_CIDR", "PREFIX_LIST");
    private static final List<String> BLOCKS = List.of(
            "192.168.0.0/23",
            "192.168.0.0/24",
            "192.168.1.0/24",
            "192.168.2.0/24",
            "192.168.2.128/25",
            "192.168.3.0/24");

    private final SplittableRandom chance;
    private final Set<Feature> features;
    private final Producer producer;
    private final int segments;
    private final List<Site> sites = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private int asked;

    private ScenarioGenerator(long seed, Set<Feature> allowed) {
        this.chance = new SplittableRandom(seed);
        this.features = some(allowed);
        this.producer = new Producer(chance, features);
        this.segments = has(Feature.TIGHT_TABLES) ? chance.nextInt(SEGMENTS, MOST_SEGMENTS + 1) : SEGMENTS;
    }

    /** @param allowed what the scenario may contain */
    public static Scenario generate(long seed, Set<Feature> allowed) {
        return new ScenarioGenerator(seed, allowed).generate();
    }

    private Set<Feature> some(Set<Feature> allowed) {
        var taken = EnumSet.noneOf(Feature.class);
        double likelihood = oneOf(LIKELIHOODS);
        for (Feature feature : Feature.values()) {
            if (chance.nextDouble() < likelihood && allowed.contains(feature)) {
                taken.add(feature);
            }
        }
        if (taken.contains(Feature.TIGHT_TABLES)) {
            // Nobody else takes the room, so that there is enough in the end.
            taken.removeAll(OF_OTHERS);
        }
        return taken;
    }

    private Scenario generate() {
        int sddcs = chance.nextInt(1, 4);
        int vpcs = chance.nextInt(1, 3);
        for (int number = 1; number <= sddcs; number++) {
            sites.add(site(number, has(Feature.TIGHT_TABLES) ? number : chance.nextInt(1, vpcs + 1)));
        }
        for (Site site : sites) {
            ask(site, create(site));
            pass();
            fill(site);
        }
        int commands = asked + chance.nextInt(3, chance.nextBoolean() ? 12 : 41);
        while (asked < commands) {
            act(oneOf(sites));
            pass();
        }
        steps.sort(Comparator.comparing(Step::at));
        int routeQuota = has(Feature.TIGHT_TABLES) ? segments + LEAST_ROUTES : ROUTE_QUOTA;
        return new Scenario(START.toEpochMilli(), features, sites, steps, faults(), routeQuota);
    }

    /** Makes all segments, where there are many. */
    private void fill(Site site) {
        for (int number = 1; has(Feature.TIGHT_TABLES) && number <= segments; number++) {
            ask(site, segment(site, number));
            now = now.plusMillis(chance.nextInt(200));
        }
    }

    private Site site(int number, int vpc) {
        int management = has(Feature.CIDR_CLASHES) && chance.nextInt(6) == 0 ? 21 : 20 + number;
        return new Site(
                "sddc-" + number,
                "vpc-" + vpc,
                "subnet-" + number,
                Cidr.parse("10.%s.%s.0/26".formatted(vpc, 160 + number)),
                Cidr.parse("10.%s.0.0/16".formatted(management)));
    }

    private void act(Site site) {
        int what = chance.nextInt(100);
        if (has(Feature.TIGHT_TABLES) && has(Feature.PREFIX_LISTS) && chance.nextInt(5) == 0) {
            reroute(site);
            return;
        }
        if (what < 35) {
            Order order = segment(site);
            ask(site, order);
            race(site, order);
        } else if (what < 45) {
            String name = segmentName();
            ask(site, (stamp, id) -> new Command.DeleteSegment(site.sddcId(), stamp, name), "segment " + name);
        } else if (what < 65) {
            rally(site);
        } else if (what < 70 && has(Feature.HOST_FAILURES)) {
            failures(site);
        } else if (what < 75 && has(Feature.HOST_CHANGES)) {
            ask(site, hosts(site));
        } else if (what < 80 && has(Feature.PAUSES)) {
            pause(site);
        } else if (what < 83 && has(Feature.PREFIX_LISTS)) {
            reroute(site);
        } else if (what < 86 && has(Feature.ADDITIONAL_TABLES)) {
            List<String> tables = chance.nextBoolean() ? List.of(site.additionalTable()) : List.of();
            var spec = new SddcSpec(null, null, null, null, null, null, null, tables, null, null);
            ask(site, (stamp, id) -> new Command.ProvisionSddc(site.sddcId(), stamp, spec), "config");
        } else if (what < 89 && has(Feature.DEPROVISIONING)) {
            recreate(site);
        } else {
            edit(site);
        }
    }

    private void reroute(Site site) {
        var spec = new SddcSpec(null, null, null, null, null, null, oneOf(ROUTINGS), null, null, null);
        ask(site, (stamp, id) -> new Command.ProvisionSddc(site.sddcId(), stamp, spec), "config");
    }

    /** A command once its stamp is known. */
    private interface Draft {
        Command at(Stamp stamp, String id);
    }

    private record Order(String entity, Draft draft) {}

    private Order create(Site site) {
        List<HostSpec> hosts = someHosts(site, 2);
        String active = chance.nextBoolean() ? hosts.getFirst().hostId() : null;
        List<String> groups = chance.nextBoolean() ? List.of("sg-" + chance.nextInt(1, 3)) : null;
        var spec = new SddcSpec(
                site.vpcId(),
                site.subnetId(),
                site.management().toString(),
                hosts,
                active,
                null,
                has(Feature.PREFIX_LISTS) ? oneOf(ROUTINGS) : null,
                has(Feature.ADDITIONAL_TABLES) && chance.nextBoolean() ? List.of(site.additionalTable()) : null,
                groups,
                has(Feature.PAUSES) && chance.nextInt(8) == 0 ? true : null);
        return new Order("config", (stamp, id) -> new Command.ProvisionSddc(site.sddcId(), stamp, spec));
    }

    private Order hosts(Site site) {
        List<String> groups = chance.nextInt(3) == 0 ? List.of("sg-" + chance.nextInt(1, 3)) : null;
        return change(site, someHosts(site, 3), groups, null);
    }

    private Order change(
            Site site, @Nullable List<HostSpec> hosts, @Nullable List<String> groups, @Nullable Boolean paused) {
        var spec = new SddcSpec(null, null, null, hosts, null, null, null, null, groups, paused);
        // A creation needs the rest; given again it changes nothing.
        var full = new SddcSpec(
                site.vpcId(),
                site.subnetId(),
                site.management().toString(),
                hosts == null ? null : hosts,
                null,
                null,
                null,
                null,
                groups,
                paused);
        SddcSpec said = hosts == null ? spec : full;
        return new Order("config", (stamp, id) -> new Command.ProvisionSddc(site.sddcId(), stamp, said));
    }

    private void pause(Site site) {
        ask(site, change(site, null, null, true));
        if (chance.nextInt(3) > 0) {
            pass();
            ask(site, change(site, null, null, false));
        }
    }

    private void recreate(Site site) {
        boolean force = chance.nextInt(3) > 0;
        ask(site, (stamp, id) -> new Command.DeprovisionSddc(site.sddcId(), stamp, force), "config");
        if (chance.nextInt(3) > 0) {
            now = now.plusMillis(chance.nextInt(90_000));
            ask(site, create(site));
        }
    }

    private Order segment(Site site) {
        return segment(site, chance.nextInt(1, segments + 1));
    }

    private Order segment(Site site, int number) {
        String name = "segment-" + number;
        String cidr = block(site, number);
        String type = chance.nextInt(5) == 0 ? oneOf(List.of("EXTENDED", "DISCONNECTED", "ROUTED")) : null;
        return new Order(
                "segment " + name, (stamp, id) -> new Command.PutSegment(site.sddcId(), stamp, name, cidr, null, type));
    }

    private String block(Site site, int number) {
        if (has(Feature.CIDR_CLASHES)) {
            return oneOf(BLOCKS);
        }
        // As many blocks as segments where tables are tight.
        int second = has(Feature.TIGHT_TABLES) ? 0 : chance.nextInt(2);
        return "172.1%s.%s.0/24".formatted(site.sddcId().charAt(5), 2 * number + second);
    }

    /** Somebody adds a route to the very block, before or after the program does. */
    private void race(Site site, Order order) {
        if (has(Feature.ROUTE_EDITS) && chance.nextInt(8) == 0) {
            var put = (Command.PutSegment) order.draft().at(new Stamp(null, Instant.EPOCH, false), "");
            Duration soon = now.plusMillis(chance.nextInt(300));
            steps.add(new Step.Edit(
                    soon,
                    Step.Kind.ADD_ROUTE,
                    site.vpcId(),
                    site.sddcId(),
                    Cidr.parse(Objects.requireNonNull(put.cidr()))));
        }
    }

    private void rally(Site site) {
        int moves = has(Feature.EDGE_RALLIES) ? chance.nextInt(1, 6) : 1;
        int one = chance.nextInt(1, 4);
        int other = chance.nextInt(1, 4);
        for (int i = 0; i < moves; i++) {
            String host = "esx-" + (i % 2 == 0 ? one : other);
            String reason = chance.nextInt(3) == 0 ? "FAILURE" : null;
            ask(site, (stamp, id) -> new Command.MoveEdge(site.sddcId(), stamp, host, reason), "edge");
            now = now.plusMillis(chance.nextInt(400));
        }
    }

    /** Instances stop and start again: often that of the active Edge's host. */
    private void failures(Site site) {
        for (int i = chance.nextInt(1, 4); i > 0; i--) {
            String instance = site.instance(chance.nextInt(1, 4));
            boolean running = chance.nextInt(5) < 2;
            Draft draft = (stamp, id) -> new Command.HostChanged(site.sddcId(), stamp, instance, running);
            var stamp = new Stamp(null, Instant.EPOCH.plus(now), false);
            String id = "c%02d".formatted(++asked);
            steps.add(new Step.Ask(now, id, draft.at(stamp, id), true, delays(true)));
            now = now.plusMillis(chance.nextInt(2_000));
        }
    }

    private void edit(Site site) {
        var kinds = new ArrayList<Step.Kind>();
        if (has(Feature.ROUTE_EDITS)) {
            kinds.addAll(List.of(
                    Step.Kind.DELETE_ROUTE,
                    Step.Kind.REPOINT_ROUTE,
                    Step.Kind.ADD_ROUTE,
                    Step.Kind.ADD_ROUTE,
                    Step.Kind.REMOVE_FOREIGN_ROUTE));
        }
        if (has(Feature.LIST_EDITS)) {
            kinds.add(Step.Kind.EDIT_LIST);
        }
        if (has(Feature.WIPED_TABLE)) {
            kinds.add(Step.Kind.WIPE_TABLE);
        }
        if (has(Feature.ENI_EDITS)) {
            kinds.addAll(List.of(Step.Kind.DELETE_ENI, Step.Kind.CHANGE_ENI));
        }
        if (has(Feature.MAIN_TABLE_SWAP)) {
            kinds.add(Step.Kind.SWAP_MAIN_TABLE);
        }
        if (kinds.isEmpty()) {
            ask(site, segment(site));
        } else {
            Cidr destination = chance.nextInt(3) == 0 ? Cidr.parse("100.99.0.0/16") : Cidr.parse(oneOf(BLOCKS));
            steps.add(new Step.Edit(now, oneOf(kinds), site.vpcId(), site.sddcId(), destination));
        }
    }

    private List<HostSpec> someHosts(Site site, int most) {
        // The first hosts stay mostly, so that Edge moves find their hosts.
        int stay = chance.nextInt(2, most + 1);
        return IntStream.rangeClosed(1, HOSTS)
                .filter(host -> host <= stay || chance.nextInt(3) == 0)
                .mapToObj(host -> new HostSpec(
                        "esx-" + host,
                        chance.nextInt(5) == 0 ? null : site.instance(chance.nextInt(12) == 0 ? host + HOSTS : host),
                        null,
                        chance.nextInt(8) == 0 ? true : null))
                .toList();
    }

    private void ask(Site site, Order order) {
        ask(site, order.draft(), order.entity());
    }

    private void ask(Site site, Draft draft, String entity) {
        String id = "c%02d".formatted(++asked);
        boolean event = has(Feature.EVENTS) && chance.nextBoolean();
        var stamp = producer.next(site.sddcId() + " " + entity, now, event);
        steps.add(new Step.Ask(now, id, draft.at(stamp, id), event, delays(event)));
    }

    private List<Duration> delays(boolean event) {
        var delays = new ArrayList<Duration>();
        delays.add(event ? delay() : Duration.ZERO);
        while (event && has(Feature.DUPLICATES) && chance.nextInt(3) == 0) {
            delays.add(delay());
        }
        return delays;
    }

    private Duration delay() {
        int how = chance.nextInt(20);
        if (how == 0 && has(Feature.HOURS_LATE)) {
            return Duration.ofMinutes(chance.nextInt(60, 20 * 60));
        }
        return Duration.ofMillis(chance.nextInt(how < 12 ? 500 : 40_000));
    }

    private void pass() {
        int pace = chance.nextInt(10);
        now = now.plusMillis(chance.nextInt(pace < 4 ? 200 : pace < 8 ? 5_000 : 60_000));
    }

    private FaultRates faults() {
        boolean stale = has(Feature.STALE_READS);
        return new FaultRates(
                rate(Feature.THROTTLING, 0.01, 0.1, 0.4),
                rate(Feature.FAILURES, 0.01, 0.05, 0.2),
                rate(Feature.LOST_ANSWERS, 0.01, 0.05, 0.15),
                rate(Feature.CONTENTION, 0.05, 0.3, 0.5),
                rate(Feature.CRASHES, 0.001, 0.005, 0.02),
                rate(Feature.STALLS, 0.005, 0.02, 0.05),
                Duration.ofMillis(oneOf(List.of(2_000, 20_000, 100_000))),
                Duration.ofMillis(oneOf(List.of(0, 10, 60, 400))),
                stale ? oneOf(List.of(0.1, 0.5, 0.9)) : 0,
                Duration.ofSeconds(stale ? oneOf(List.of(2, 20, 180, 290)) : 0),
                outages());
    }

    private double rate(Feature feature, double low, double middle, double high) {
        return has(feature) ? oneOf(List.of(low, middle, high)) : 0;
    }

    private List<Outage> outages() {
        var outages = new ArrayList<Outage>();
        while (has(Feature.OUTAGES) && chance.nextInt(3) > 0) {
            Instant from = START.plusMillis(chance.nextLong(now.toMillis() + 1));
            Service service = oneOf(List.of(Service.values()));
            outages.add(new Outage(service, from, from.plusSeconds(oneOf(List.of(3, 30, 300)))));
        }
        return outages;
    }

    private String segmentName() {
        return "segment-" + chance.nextInt(1, segments + 1);
    }

    private boolean has(Feature feature) {
        return features.contains(feature);
    }

    private <T> T oneOf(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }
}
