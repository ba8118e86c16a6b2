package io.connectedvpc.simulation;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.simulation.engine.History;
import io.connectedvpc.simulation.engine.InvariantViolated;
import io.connectedvpc.simulation.engine.Invocation;
import io.connectedvpc.simulation.engine.Scheduler;
import io.connectedvpc.simulation.oracle.Inspection;
import io.connectedvpc.simulation.oracle.Oracle;
import io.connectedvpc.simulation.oracle.RouteRules;
import io.connectedvpc.simulation.scenario.Feature;
import io.connectedvpc.simulation.scenario.Scenario;
import io.connectedvpc.simulation.scenario.ScenarioGenerator;
import io.connectedvpc.simulation.scenario.Site;
import io.connectedvpc.simulation.world.Faults;
import io.connectedvpc.simulation.world.People;
import io.connectedvpc.simulation.world.PortCalls;
import io.connectedvpc.simulation.world.SimulatedBus;
import io.connectedvpc.simulation.world.SimulatedBus.BusWatch;
import io.connectedvpc.simulation.world.SimulatedStore;
import io.connectedvpc.simulation.world.SimulatedTime;
import io.connectedvpc.simulation.world.SimulatedVpc;
import io.connectedvpc.simulation.world.VpcWorld;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of the core in a world drawn from a seed. The same seed gives the same run, to the last call. */
public final class Simulation {

    private static final int INSTANCES = 12;

    private Simulation() {}

    /**
     * What came of a run.
     *
     * @param violation null when every promise was kept
     * @param late how many writes came too late for what was desired by then, and had to be put right
     * @param leftBehind how many ENIs and routes, made for an SDDC that was gone by then, were still there at the end
     */
    public record Result(
            long seed,
            Scenario scenario,
            @Nullable InvariantViolated violation,
            History history,
            long late,
            long leftBehind) {

        /** All that happened, line by line, and what was wrong with it. */
        public String readable() {
            return Stream.of(
                            Stream.of(
                                    "seed " + seed,
                                    scenario.features().stream()
                                            .sorted()
                                            .toList()
                                            .toString()),
                            Stream.of(scenario.faults().toString()),
                            history.lines(),
                            Stream.ofNullable(violation).map(Throwable::toString))
                    .flatMap(lines -> lines)
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }

    /** @param allowed what the scenario may contain */
    public static Result run(long seed, Set<Feature> allowed, Wiring wiring) {
        return run(ScenarioGenerator.generate(seed, allowed), seed, wiring);
    }

    /** Plays a scenario; the seed decides all that the scenario leaves open. */
    public static Result run(Scenario scenario, long seed, Wiring wiring) {
        var chance = new SplittableRandom(seed).split();
        Instant start = Instant.ofEpochMilli(scenario.start());
        var scheduler = new Scheduler(start, chance.split());
        var history = new History(start);
        var faults = new Faults(scenario.faults(), chance.split());
        var calls = new PortCalls(scheduler, faults, history);
        var vpcs = vpcs(scenario, scheduler);
        var stores = new SimulatedStore[1];
        var oracle = new Oracle(
                homes(scenario),
                vpcs,
                scenario.faults().staleness(),
                scenario.has(Feature.TIGHT_TABLES),
                sddcId -> stored(stores[0], sddcId));
        stores[0] = wiring.store(calls, oracle);
        var rules = new RouteRules(oracle, vpcs);
        var network = new SimulatedVpc(calls, vpcs, scheduler, rules, scenario.routeQuota());
        var inspection = new Inspection(oracle, rules, vpcs, stores[0]::stored);
        var people = new People(vpcs, chance.split());
        var world = new World(scenario, scheduler, history, faults, oracle, inspection, stores[0], network, people);
        var director = new Director[1];
        var bus = new SimulatedBus(calls, new Forwarding(director));
        var time = new SimulatedTime(scheduler, chance.split());
        var functions =
                new Functions(wiring, stores[0], network, bus, time, scheduler, chance.split(), scenario.routeQuota());
        director[0] = new Director(world, functions, chance.split());
        director[0].begin();
        return new Result(seed, scenario, play(scheduler), history, rules.late(), inspection.leftBehind());
    }

    private static SddcState stored(@Nullable SimulatedStore store, String sddcId) {
        return store == null ? SddcState.unknown(sddcId) : store.stored(sddcId);
    }

    private static @Nullable InvariantViolated play(Scheduler scheduler) {
        try {
            scheduler.run();
            return null;
        } catch (InvariantViolated violated) {
            return violated;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static VpcWorld vpcs(Scenario scenario, Scheduler scheduler) {
        var vpcs = new VpcWorld(scheduler);
        for (Site site : scenario.sites()) {
            String number = site.vpcId().substring("vpc-".length());
            if (!vpcs.present().tables().containsKey("rtb-main-" + site.vpcId())) {
                vpcs.addVpc(site.vpcId(), Cidr.parse("10." + number + ".0.0/16"));
            }
            vpcs.addSubnet(site.vpcId(), site.subnetId(), site.subnet());
            for (int host = 1; host <= INSTANCES; host++) {
                vpcs.addInstance(site.vpcId(), site.instance(host));
            }
        }
        vpcs.begin();
        return vpcs;
    }

    private static Map<String, String> homes(Scenario scenario) {
        var homes = new TreeMap<String, String>();
        scenario.sites().forEach(site -> homes.put(site.sddcId(), site.vpcId()));
        return homes;
    }

    /** Lets bus and director know each other. */
    private record Forwarding(Director[] director) implements BusWatch {

        @Override
        public void published(Invocation caller, Announcement announcement) {
            director[0].published(caller, announcement);
        }

        @Override
        public void reconcileRequested(String sddcId, @Nullable String causeEventId) {
            director[0].reconcileRequested(sddcId, causeEventId);
        }
    }
}
