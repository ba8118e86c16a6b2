package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;

/** Hosts, the slots for their network interfaces and the Edges that run on them, as maps. */
final class HostFields {

    private HostFields() {}

    static Attributes write(Host host) {
        return new Attributes()
                .text("hostId", host.hostId())
                .text("instanceId", host.instanceId())
                .number("cluster", host.cluster())
                .flag("leaving", host.leaving())
                .text("state", host.state().name())
                .time("stateSince", host.stateSince());
    }

    static Host readHost(Fields fields) {
        return new Host(
                fields.text("hostId"),
                fields.optionalText("instanceId"),
                Math.toIntExact(fields.number("cluster")),
                fields.flag("leaving"),
                fields.oneOf(Host.State.class, "state"),
                fields.time("stateSince"));
    }

    static Attributes write(NetworkInterface slot) {
        return new Attributes()
                .number("slot", slot.slot())
                .text("clientToken", slot.clientToken())
                .text("networkInterfaceId", slot.networkInterfaceId())
                .text("privateIpAddress", slot.privateIpAddress())
                .text("hostId", slot.hostId());
    }

    static NetworkInterface readSlot(Fields fields) {
        return new NetworkInterface(
                Math.toIntExact(fields.number("slot")),
                fields.text("clientToken"),
                fields.optionalText("networkInterfaceId"),
                fields.optionalText("privateIpAddress"),
                fields.optionalText("hostId"));
    }

    static Attributes write(Edge edge) {
        return new Attributes()
                .text("activeHost", edge.activeHost())
                .text("standbyHost", edge.standbyHost())
                .number("changedIn", edge.changedIn())
                .maps("former", edge.former(), HostFields::write);
    }

    private static Attributes write(Edge.Former former) {
        return new Attributes()
                .text("networkInterfaceId", former.networkInterfaceId())
                .time("until", former.until());
    }

    static Edge readEdge(Fields fields) {
        return new Edge(
                fields.text("activeHost"),
                fields.optionalText("standbyHost"),
                fields.number("changedIn"),
                fields.maps(
                        "former", former -> new Edge.Former(former.text("networkInterfaceId"), former.time("until"))));
    }
}
