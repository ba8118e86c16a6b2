package io.connectedvpc.local.demo;

import java.util.Map;

/**
 * How things must be after a step.
 *
 * @param activeHost the host that runs the active Edge; empty if there is to be no SDDC
 * @param activeInstance the instance that this host is
 * @param destinations what each route of the SDDC is for, by its CIDR
 */
record Expectation(String activeHost, String activeInstance, Map<String, String> destinations) {

    Expectation {
        destinations = Map.copyOf(destinations);
    }

    static Expectation noSddc() {
        return new Expectation("", "", Map.of());
    }

    boolean hasSddc() {
        return !activeHost.isEmpty();
    }
}
