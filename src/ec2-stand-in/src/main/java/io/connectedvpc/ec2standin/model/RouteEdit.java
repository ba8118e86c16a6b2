package io.connectedvpc.ec2standin.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of one route by a request.
 *
 * @param from the target before, or null if the route is new
 * @param to the target after, or null if the route is gone
 */
public record RouteEdit(
        Instant at,
        String routeTableId,
        Destination destination,
        @Nullable RouteTarget from,
        @Nullable RouteTarget to) {}
