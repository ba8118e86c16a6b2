package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Gives the slots to hosts: a host takes the lowest free one and keeps it. */
final class Slots {

    private Slots() {}

    /** The slots of a new SDDC, free and without ENIs. */
    static List<NetworkInterface> fresh(Supplier<String> tokens) {
        return IntStream.range(0, Sddc.SLOTS)
                .mapToObj(slot -> new NetworkInterface(slot, tokens.get(), null, null, null))
                .toList();
    }

    /** The slots after the hosts have become those. */
    static List<NetworkInterface> assign(List<NetworkInterface> slots, List<Host> hosts) {
        List<String> waiting = new ArrayList<>(hosts.stream()
                .filter(Host::inManagementCluster)
                .map(Host::hostId)
                .toList());
        var assigned = new ArrayList<>(slots);
        assigned.replaceAll(slot -> waiting.remove(slot.hostId()) ? slot : slot.assignedTo(null));
        assigned.replaceAll(
                slot -> slot.hostId() == null && !waiting.isEmpty() ? slot.assignedTo(waiting.remove(0)) : slot);
        return assigned;
    }
}
