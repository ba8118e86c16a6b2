package io.connectedvpc.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A segment, or the memory of a deleted one.
 *
 * @param name NSX's segment id
 * @param network its block and type; null when the segment is deleted
 * @param fence orders the commands for this segment
 * @param changedIn the SDDC's version in which the network became what it is
 * @param changedAt when that was committed
 * @param expiresAt when the memory of a deleted segment ends; null while it lives
 */
public record Segment(
        String name,
        @Nullable Network network,
        Fence fence,
        long changedIn,
        Instant changedAt,
        @Nullable Instant expiresAt) {

    /** A segment's block and how it is connected. */
    public record Network(Cidr cidr, SegmentType type) {

        /** Whether the VPC routes it. */
        public boolean routed() {
            return type == SegmentType.ROUTED;
        }
    }

    /** The fence of a segment that no command was ever applied to. */
    public static Segment unknown(String name) {
        return new Segment(name, null, Fence.NONE, 0, Instant.EPOCH, null);
    }

    /** The block that the VPC must route to the SDDC for this segment; null when it needs none. */
    public @Nullable Cidr destination() {
        return network != null && network.routed() ? network.cidr() : null;
    }

    /** Whether the segment exists. */
    public boolean live() {
        return network != null;
    }
}
