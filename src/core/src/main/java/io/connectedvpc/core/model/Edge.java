package io.connectedvpc.core.model;

import org.jspecify.annotations.Nullable;

/**
 * Where the NSX Edge pair of a traffic group runs.
 *
 * @param activeHost the host of the active Edge, the target of every route
 * @param standbyHost the host that takes over; null when no host can
 */
public record Edge(String activeHost, @Nullable String standbyHost) {}
