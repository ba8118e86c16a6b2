package io.connectedvpc.core.model;

import org.jspecify.annotations.Nullable;

/**
 * One write to a route table or a prefix list, planned or done.
 *
 * @param routeTableId null for a change of a prefix list
 * @param destination of the route; the entry of a list, or the list itself when its size changes
 * @param from the network interface that the route led to; null for a new route or when it led to something else
 * @param to the network interface that it leads to; null for a deletion, or when that interface is not created yet
 */
public record RouteChange(
        Action action,
        @Nullable String routeTableId,
        Destination destination,
        @Nullable String from,
        @Nullable String to) {

    /** Where a route is; an entry of a list has no table. */
    public record Place(@Nullable String routeTableId, Destination destination) {}

    /** Where that is which is written. */
    public Place place() {
        return new Place(routeTableId, destination);
    }

    /** What is done. */
    public enum Action {
        CREATE,
        REPLACE,
        DELETE,
        LIST_ADD,
        LIST_REMOVE,
        LIST_RESIZE
    }

    /** A change of a prefix list. */
    public static RouteChange ofList(Action action, Destination destination) {
        return new RouteChange(action, null, destination, null, null);
    }
}
