package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ENI#} item, which other programs read: an ENI, and the host that it is assigned to.
 *
 * @param hostId null when the ENI isn't assigned
 * @param instanceId null when the host has none
 */
record EniItem(
        String networkInterfaceId,
        @Nullable String privateIpAddress,
        @Nullable String hostId,
        @Nullable String instanceId) {

    /** Those of an SDDC by sort key; none without one. */
    static SortedMap<String, EniItem> of(@Nullable Sddc sddc) {
        var items = new TreeMap<String, EniItem>();
        if (sddc != null) {
            for (NetworkInterface slot : sddc.networkInterfaces()) {
                if (slot.networkInterfaceId() != null) {
                    items.put(Layout.eni(slot.slot()), of(slot, slot.networkInterfaceId(), sddc));
                }
            }
        }
        return items;
    }

    Attributes write() {
        return new Attributes()
                .text("networkInterfaceId", networkInterfaceId)
                .text("privateIpAddress", privateIpAddress)
                .text("hostId", hostId)
                .text("instanceId", instanceId);
    }

    private static EniItem of(NetworkInterface slot, String networkInterfaceId, Sddc sddc) {
        String hostId = slot.hostId();
        String instanceId =
                hostId == null ? null : sddc.host(hostId).map(Host::instanceId).orElse(null);
        return new EniItem(networkInterfaceId, slot.privateIpAddress(), hostId, instanceId);
    }
}
