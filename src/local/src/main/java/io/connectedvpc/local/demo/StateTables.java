package io.connectedvpc.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.local.demo.VpcView.RouteLine;
import java.util.List;
import java.util.Map;

/** The two tables that the demo shows after each step. */
final class StateTables {

    private StateTables() {}

    /**
     * The main route table.
     *
     * @param purposes what the routes are for, by destination
     */
    static List<String> routes(List<RouteLine> routes, Map<String, String> purposes) {
        TextTable table = new TextTable("destination", "target", "state", "for");
        routes.forEach(route -> table.row(
                route.destination(), route.target(), route.state(), purposes.getOrDefault(route.destination(), "")));
        return table.lines();
    }

    /** The network interfaces as the API tells them. */
    static List<String> interfaces(JsonNode sddc) {
        TextTable table = new TextTable("slot", "network interface", "address", "host", "instance", "status", "active");
        for (JsonNode entry : sddc.path("networkInterfaces")) {
            table.row(
                    entry.path("slot").asText(),
                    entry.path("networkInterfaceId").asText(),
                    entry.path("privateIpAddress").asText(),
                    entry.path("hostId").asText("-"),
                    entry.path("instanceId").asText("-"),
                    entry.path("status").asText(),
                    entry.path("active").asBoolean() ? "active" : "");
        }
        return table.lines();
    }
}
