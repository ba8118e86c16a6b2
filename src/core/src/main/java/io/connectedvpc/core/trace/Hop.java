package io.connectedvpc.core.trace;

/**
 * A thing that a packet passes.
 *
 * @param id of the subnet, table, network interface, host or segment; a route's is its destination
 * @param detail says more of it, for people
 */
public record Hop(Kind kind, String id, String detail) {

    /** What a packet passes. */
    public enum Kind {
        SUBNET,
        ROUTE_TABLE,
        ROUTE,
        NETWORK_INTERFACE,
        HOST,
        EDGE,
        SEGMENT,
        MANAGEMENT_NETWORK
    }
}
