package io.connectedvpc.ec2standin.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a network interface sits in an instance.
 *
 * @param detachedAt when a detachment that was asked for is done, or null if nobody asked
 */
public record StoredAttachment(
        String id,
        String instanceId,
        int deviceIndex,
        Instant attachedAt,
        boolean deleteOnTermination,
        @Nullable Instant detachedAt) {

    public StoredAttachment withDeleteOnTermination(boolean delete) {
        return new StoredAttachment(id, instanceId, deviceIndex, attachedAt, delete, detachedAt);
    }

    public StoredAttachment detachingUntil(Instant done) {
        return new StoredAttachment(id, instanceId, deviceIndex, attachedAt, deleteOnTermination, done);
    }

    public boolean isDetaching() {
        return detachedAt != null;
    }

    /** Whether a detachment was asked for and is over. */
    public boolean isOver(Instant now) {
        return detachedAt != null && !now.isBefore(detachedAt);
    }
}
