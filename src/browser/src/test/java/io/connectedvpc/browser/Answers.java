package io.connectedvpc.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers of the API about one SDDC, made up. */
record Answers(JsonNode list, JsonNode sddc, JsonNode routeTables, JsonNode plan, JsonNode history) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACTIVE = "eni-00000000000000000";

    /** Each text that comes from outside is this one. */
    static Answers hostile(String text) {
        ObjectNode sddc = sddc(text, text, text);
        sddc.put("inSync", false);
        sddc.putArray("warnings").addObject().put("code", text).put("detail", text);
        segment(sddc, text, text);
        ObjectNode table = table(text);
        route(table, text, text, false).put("state", text).put("origin", text);
        ObjectNode plan = JSON.createObjectNode().put("inSync", false);
        plan.putArray("changes")
                .addObject()
                .put("action", text)
                .put("routeTableId", text)
                .put("destination", text);
        plan.putObject("estimate").put("ec2Calls", 1).put("seconds", 0);
        return new Answers(list(text), sddc, tables(table), plan, history(text));
    }

    /** An SDDC in sync with so many segments. */
    static Answers large(int segments) {
        ObjectNode sddc = sddc("sddc-1", "vpc-1", "esx-1");
        ObjectNode table = table("rtb-1");
        route(table, "10.2.0.0/16", ACTIVE, true);
        for (int number = 0; number < segments; number++) {
            String cidr = "172.%d.%d.0/24".formatted(16 + number / 256, number % 256);
            segment(sddc, "segment-" + number, cidr);
            route(table, cidr, ACTIVE, true);
        }
        ObjectNode plan = JSON.createObjectNode().put("inSync", true);
        plan.putArray("changes");
        plan.putObject("estimate").put("ec2Calls", 0).put("seconds", 0);
        return new Answers(list("sddc-1"), sddc, tables(table), plan, history("segment-1"));
    }

    private static ObjectNode list(String id) {
        ObjectNode list = JSON.createObjectNode().putNull("next");
        list.putArray("sddcs").addObject().put("sddcId", id);
        return list;
    }

    private static ObjectNode sddc(String id, String vpc, String host) {
        ObjectNode sddc = JSON.createObjectNode()
                .put("sddcId", id)
                .put("status", "READY")
                .put("version", 1)
                .put("vpcId", vpc)
                .put("subnetId", "subnet-1")
                .put("availabilityZone", "us-east-1a")
                .put("mainRouteTableId", "rtb-1")
                .put("managementCidr", "10.2.0.0/16")
                .put("routing", "PER_CIDR")
                .put("paused", false)
                .put("inSync", true);
        sddc.putArray("hosts")
                .addObject()
                .put("hostId", host)
                .put("instanceId", host)
                .put("cluster", 1)
                .put("state", "UP");
        sddc.putObject("activeEdge").put("hostId", host).put("networkInterfaceId", ACTIVE);
        sddc.putNull("standbyEdge").putArray("segments");
        sddc.putArray("warnings");
        ArrayNode interfaces = sddc.putArray("networkInterfaces");
        for (int slot = 0; slot < 17; slot++) {
            interfaces
                    .addObject()
                    .put("slot", slot)
                    .put("networkInterfaceId", "eni-%017d".formatted(slot))
                    .put("privateIpAddress", "10.0.165." + (4 + slot))
                    .put("hostId", slot == 0 ? host : null)
                    .put("status", slot == 0 ? "in-use" : "available")
                    .put("active", slot == 0);
        }
        return sddc;
    }

    private static ObjectNode history(String text) {
        ObjectNode history = JSON.createObjectNode().putNull("next");
        ObjectNode entry = history.putArray("history")
                .addObject()
                .put("time", text)
                .put("command", "PUT_SEGMENT")
                .put("subject", text)
                .put("outcome", "REFUSED")
                .put("problem", text)
                .put("changeCount", 0);
        entry.putObject("cause").put("caller", text).put("requestId", text);
        entry.putArray("changes");
        entry.putObject("milliseconds").put("total", 1);
        return history;
    }

    private static void segment(ObjectNode sddc, String name, String cidr) {
        ((ArrayNode) sddc.get("segments"))
                .addObject()
                .put("name", name)
                .put("cidr", cidr)
                .put("type", "ROUTED")
                .put("route", "ACTIVE");
    }

    private static ObjectNode tables(ObjectNode table) {
        ObjectNode tables = JSON.createObjectNode();
        tables.putArray("routeTables").add(table);
        return tables;
    }

    private static ObjectNode table(String id) {
        ObjectNode table = JSON.createObjectNode()
                .put("routeTableId", id)
                .put("main", true)
                .put("managed", true);
        table.putArray("subnets").addObject().put("subnetId", id);
        table.putArray("routes");
        return table;
    }

    private static ObjectNode route(ObjectNode table, String destination, String target, boolean managed) {
        return ((ArrayNode) table.get("routes"))
                .addObject()
                .put("destination", destination)
                .put("target", target)
                .put("state", "ACTIVE")
                .put("origin", "STATIC")
                .put("managed", managed);
    }
}
