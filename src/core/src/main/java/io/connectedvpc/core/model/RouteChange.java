package io.connectedvpc.core.model;

import org.jspecify.annotations.Nullable;

/**
 * One write to a route table, planned or done.
 *
 * @param from the network interface that the route led to; null for a new route or when it led to something else
 * @param to the network interface that it leads to; null for a deletion, or when that interface is not created yet
 */
public record RouteChange(
        Action action,
        String routeTableId,
        Cidr destination,
        @Nullable String from,
        @Nullable String to) {

    /** Where a route is. */
    public record Place(String routeTableId, Cidr destination) {}

    /** Where the route is that is written. */
    public Place place() {
        return new Place(routeTableId, destination);
    }

    /** What is done to the route. */
    public enum Action {
        CREATE,
        REPLACE,
        DELETE
    }
}
