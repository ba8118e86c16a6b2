package io.connectedvpc.simulation.world;

import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.EniAttachment;
import io.connectedvpc.core.port.VpcNetwork.NewEni;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network interface.
 *
 * @param from what it was made from: its tags, its subnet
 * @param attachment null when it isn't attached
 * @param deviceIndex of the attachment; 0 without one
 */
public record EniState(
        String id,
        NewEni from,
        String address,
        @Nullable EniAttachment attachment,
        int deviceIndex,
        Set<String> groups,
        boolean sourceDestCheck) {

    /** Attached to an instance, or on its way from it. */
    public boolean attached() {
        return attachment != null;
    }

    EniState attached(@Nullable EniAttachment newAttachment, int index) {
        return new EniState(id, from, address, newAttachment, index, groups, sourceDestCheck);
    }

    EniState withGroups(Set<String> newGroups) {
        return new EniState(id, from, address, attachment, deviceIndex, newGroups, sourceDestCheck);
    }

    EniState checking(boolean checks) {
        return new EniState(id, from, address, attachment, deviceIndex, groups, checks);
    }

    Eni shown() {
        String status = attachment == null ? "available" : "in-use";
        return new Eni(id, address, from.description(), from.slot(), status, attachment, groups, sourceDestCheck);
    }
}
