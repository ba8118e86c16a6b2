package io.connectedvpc.ec2standin.model;

/** A route as a table holds it; its state (active or blackhole) is never stored, it follows from the target. */
public record StoredRoute(Destination destination, RouteTarget target, Origin origin) {

    /** How the route came to be; the names EC2 gives them are in the SDK's {@code RouteOrigin}. */
    public enum Origin {
        CREATE_ROUTE_TABLE,
        CREATE_ROUTE,
        PROPAGATED
    }

    public boolean isStatic() {
        return origin != Origin.PROPAGATED;
    }

    public StoredRoute to(RouteTarget newTarget) {
        return new StoredRoute(destination, newTarget, origin);
    }
}
