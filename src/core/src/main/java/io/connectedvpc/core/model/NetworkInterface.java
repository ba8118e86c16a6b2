package io.connectedvpc.core.model;

import org.jspecify.annotations.Nullable;

/**
 * One of the SDDC's 17 slots for a network interface, and the ENI in it.
 *
 * @param slot 0 to 16
 * @param clientToken the idempotency token of the ENI's creation, stored before EC2 is asked
 * @param networkInterfaceId the ENI; null until it is created
 * @param privateIpAddress the ENI's primary address; null until it is created
 * @param hostId the host that the slot is assigned to; null when it is free
 */
public record NetworkInterface(
        int slot,
        String clientToken,
        @Nullable String networkInterfaceId,
        @Nullable String privateIpAddress,
        @Nullable String hostId) {

    /** Whether the ENI exists, as far as the store knows. */
    public boolean created() {
        return networkInterfaceId != null;
    }

    /** The slot with its ENI. */
    public NetworkInterface created(String id, String address) {
        return new NetworkInterface(slot, clientToken, id, address, hostId);
    }

    /** The slot whose ENI is gone: a creation with a new token may fill it. */
    public NetworkInterface lost(String newClientToken) {
        return new NetworkInterface(slot, newClientToken, null, null, hostId);
    }

    /** The slot given to a host, or freed. */
    public NetworkInterface assignedTo(@Nullable String newHostId) {
        return new NetworkInterface(slot, clientToken, networkInterfaceId, privateIpAddress, newHostId);
    }
}
