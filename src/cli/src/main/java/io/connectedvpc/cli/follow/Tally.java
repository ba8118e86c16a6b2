package io.connectedvpc.cli.follow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * How far an SDDC has come.
 *
 * @param interfaces network interfaces that are there
 * @param slots network interfaces that there shall be
 * @param routes routes of segments that point at the active Edge
 * @param routed segments that shall have a route
 */
record Tally(int interfaces, int slots, int routes, int routed) {

    /** A black hole points where it should; it lacks an instance. */
    private static final Set<String> IN_PLACE = Set.of("ACTIVE", "BLACKHOLE");

    static Tally of(JsonNode sddc) {
        int interfaces = 0;
        for (JsonNode slot : sddc.path("networkInterfaces")) {
            interfaces += slot.hasNonNull("networkInterfaceId") ? 1 : 0;
        }
        int routes = 0;
        int routed = 0;
        for (JsonNode segment : sddc.path("segments")) {
            routed += segment.path("type").asText().equals("ROUTED") ? 1 : 0;
            routes += IN_PLACE.contains(segment.path("route").asText()) ? 1 : 0;
        }
        return new Tally(interfaces, sddc.path("networkInterfaces").size(), routes, routed);
    }

    /** Between 0 and 1. */
    double share() {
        int all = slots + routed;
        return all == 0 ? 0 : (double) (interfaces + routes) / all;
    }

    @Override
    public String toString() {
        String text = "%d of %d network interfaces".formatted(interfaces, slots);
        return routed == 0 ? text : "%s, %d of %d routes".formatted(text, routes, routed);
    }
}
