package io.connectedvpc.simulation.scenario;

import io.connectedvpc.simulation.world.FaultRates;
import java.util.List;
import java.util.Set;

/**
 * Everything that is decided before a simulation begins.
 *
 * @param start when it begins, in milliseconds since the epoch
 * @param routeQuota how many routes a table may hold
 */
public record Scenario(
        long start, Set<Feature> features, List<Site> sites, List<Step> steps, FaultRates faults, int routeQuota) {

    public Scenario {
        features = Set.copyOf(features);
        sites = List.copyOf(sites);
        steps = List.copyOf(steps);
    }

    /** Whether it has that feature. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}
