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
                .text("state", host.state().name());
    }

    static Host readHost(Fields fields) {
        return new Host(
                fields.text("hostId"),
                fields.optionalText("instanceId"),
                Math.toIntExact(fields.number("cluster")),
                fields.flag("leaving"),
                fields.oneOf(Host.State.class, "state"));
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
        return new Attributes().text("activeHost", edge.activeHost()).text("standbyHost", edge.standbyHost());
    }

    static Edge readEdge(Fields fields) {
        return new Edge(fields.text("activeHost"), fields.optionalText("standbyHost"));
    }
}
