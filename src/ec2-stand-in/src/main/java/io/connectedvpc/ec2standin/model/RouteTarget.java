package io.connectedvpc.ec2standin.model;

/**
 * Where a route leads.
 *
 * @param id the target's id; {@code local} for {@link Kind#LOCAL}
 */
public record RouteTarget(Kind kind, String id) {

    /** The kinds of target that the stand-in tells apart. */
    public enum Kind {
        LOCAL,
        GATEWAY,
        NETWORK_INTERFACE,
        NAT_GATEWAY,
        TRANSIT_GATEWAY,
        VPC_PEERING_CONNECTION
    }

    public static final RouteTarget LOCAL = new RouteTarget(Kind.LOCAL, "local");

    public static RouteTarget networkInterface(String id) {
        return new RouteTarget(Kind.NETWORK_INTERFACE, id);
    }

    public static RouteTarget gateway(String id) {
        return new RouteTarget(Kind.GATEWAY, id);
    }
}
