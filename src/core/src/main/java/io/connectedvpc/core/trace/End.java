package io.connectedvpc.core.trace;

/**
 * Where a packet doesn't go on.
 *
 * @param detail why, and what to do, as sentences
 */
public record End(Code code, String detail) {

    /** Why a packet doesn't go on. */
    public enum Code {
        /** The source is in none of the VPC's blocks. */
        ADDRESS_OUTSIDE_VPC,
        /** The VPC has no such subnet, or none that holds the address. */
        UNKNOWN_SUBNET,
        /** The target is behind no Edge: neither in a segment nor in the management network. */
        ADDRESS_OUTSIDE_SDDC,
        /** The target's segment is EXTENDED or DISCONNECTED. */
        SEGMENT_NOT_ROUTED,
        /** A table that isn't managed doesn't lead there. */
        CUSTOM_ROUTE_TABLE,
        /** A managed table doesn't lead there, and should. */
        MISSING_ROUTE,
        /** Somebody else's route to a part of the target's block takes the packet. */
        LONGER_FOREIGN_ROUTE,
        /** The route for the target's very block leads to something that isn't the SDDC's. */
        WRONG_TARGET,
        /** The route's target takes no packets. */
        BLACKHOLE,
        /** The network interface is the SDDC's, of a host on which the active Edge doesn't run, or of none. */
        ENI_WITHOUT_ACTIVE_EDGE,
        /** The active Edge's network interface isn't there, or not attached to an instance. */
        UNATTACHED_ACTIVE_ENI,
        /** The host of the active Edge is down. */
        HOST_DOWN,
        /** The SDDC knows the VPC's primary block only. */
        SECONDARY_CIDR
    }
}
