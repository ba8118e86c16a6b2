package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The {@code ENI#} item, which other programs read: an ENI, and the host that it is assigned to. */
final class EniItem {

    private EniItem() {}

    /** Those of an SDDC by sort key; none without one. */
    static SortedMap<String, Map<String, AttributeValue>> write(@Nullable Sddc sddc) {
        var items = new TreeMap<String, Map<String, AttributeValue>>();
        if (sddc != null) {
            sddc.networkInterfaces().stream()
                    .filter(slot -> slot.networkInterfaceId() != null)
                    .forEach(slot -> items.put(Layout.eni(slot.slot()), write(slot, sddc)));
        }
        return items;
    }

    private static Map<String, AttributeValue> write(NetworkInterface slot, Sddc sddc) {
        String hostId = slot.hostId();
        String instanceId =
                hostId == null ? null : sddc.host(hostId).map(Host::instanceId).orElse(null);
        return new Attributes()
                .text("networkInterfaceId", slot.networkInterfaceId())
                .text("privateIpAddress", slot.privateIpAddress())
                .text("hostId", hostId)
                .text("instanceId", instanceId)
                .values();
    }
}
