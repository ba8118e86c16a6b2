package io.connectedvpc.core.trace;

import io.connectedvpc.core.port.VpcNetwork.Subnet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of a packet from the VPC to an SDDC, and of its answer.
 *
 * @param from as it was asked for
 * @param subnet the one that {@code from} is in; null when the VPC has none
 * @param to an address
 * @param network the segment that holds {@code to}, or {@code management}; null for neither
 * @param there the way to the SDDC
 * @param back the way of the answer
 * @param crossesZones whether the source is in another availability zone than the SDDC's network interfaces: AWS bills such traffic in both
 *     directions. Source: Amazon EC2 pricing, data transfer within the same Region
 * @param unreadable prefix lists that a table names and that can't be read, so that nobody knows what they take
 */
public record Trace(
        Source from,
        @Nullable Subnet subnet,
        String to,
        @Nullable String network,
        Path there,
        Path back,
        boolean crossesZones,
        List<String> unreadable) {}
