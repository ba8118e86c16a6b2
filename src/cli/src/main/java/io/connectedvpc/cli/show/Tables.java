package io.connectedvpc.cli.show;

import com.fasterxml.jackson.databind.JsonNode;

/** The tables for what the API answers. */
public final class Tables {

    private Tables() {}

    /** SDDCs, from the list of them or one by one. */
    public static TextTable sddcs() {
        return new TextTable()
                .column("sddc", "sddcId")
                .column("status", "status")
                .column("vpc", "vpcId")
                .column("subnet", "subnetId")
                .column("management", "managementCidr")
                .column("routing", "routing")
                .column("paused", sddc -> sddc.path("paused").asBoolean() ? "paused" : "")
                .column("active Edge", "activeEdge/hostId")
                .column("version", "version");
    }

    /** Hosts. */
    public static TextTable hosts() {
        return new TextTable()
                .column("host", "hostId")
                .column("cluster", "cluster")
                .column("instance", "instanceId")
                .column("state", "state")
                .column("", host -> host.path("leaving").asBoolean() ? "leaving" : "");
    }

    /** Network interfaces of an SDDC, which tells where its Edges are. */
    public static TextTable networkInterfaces(JsonNode sddc) {
        return new TextTable()
                .column("slot", "slot")
                .column("network interface", "networkInterfaceId")
                .column("address", "privateIpAddress")
                .column("host", "hostId")
                .column("instance", "instanceId")
                .column("status", "status")
                .column("edge", slot -> edge(sddc, slot));
    }

    private static String edge(JsonNode sddc, JsonNode slot) {
        if (slot.path("active").asBoolean()) {
            return "active";
        }
        JsonNode standby = sddc.at("/standbyEdge/hostId");
        return standby.isTextual() && standby.equals(slot.path("hostId")) ? "standby" : "";
    }

    /** Segments. */
    public static TextTable segments() {
        return new TextTable()
                .column("segment", "name")
                .column("cidr", "cidr")
                .column("type", "type")
                .column("route", "route")
                .column("sequence", "sequence");
    }

    /** Routes of a table. */
    public static TextTable routes() {
        return new TextTable()
                .column("destination", "destination")
                .column("target", "target")
                .column("state", "state")
                .column("origin", "origin")
                .column("managed", route -> route.path("managed").asBoolean() ? "yes" : "no")
                .column("segment", "segment");
    }

    /** Writes to route tables. */
    public static TextTable changes() {
        return new TextTable()
                .column("change", "action")
                .column("route table", "routeTableId")
                .column("destination", "destination")
                .column("from", "fromNetworkInterfaceId")
                .column("to", "toNetworkInterfaceId");
    }
}
