package io.connectedvpc.aws;

import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;

/** Reads EC2's prefix lists. */
final class PrefixLists {

    static final String IPV4 = "IPv4";

    private PrefixLists() {}

    /** Empty for a list that is gone or going, for one of IPv6 blocks, and for one of AWS's own, which has neither a version nor a size. */
    static Optional<PrefixList> of(ManagedPrefixList list) {
        if (list.version() == null || list.maxEntries() == null || !IPV4.equals(list.addressFamily())) {
            return Optional.empty();
        }
        return state(list)
                .map(state -> new PrefixList(
                        new PrefixListId(list.prefixListId()), state, list.version(), list.maxEntries()));
    }

    /** A deletion that failed leaves the list as it was. A state that is new to this program may be one in which the list can't be edited. */
    private static Optional<ListState> state(ManagedPrefixList list) {
        return switch (list.state()) {
            case CREATE_COMPLETE, MODIFY_COMPLETE, RESTORE_COMPLETE -> Optional.of(ListState.READY);
            case CREATE_FAILED, MODIFY_FAILED, RESTORE_FAILED, DELETE_FAILED -> Optional.of(ListState.FAILED);
            case DELETE_IN_PROGRESS, DELETE_COMPLETE -> Optional.empty();
            case CREATE_IN_PROGRESS, MODIFY_IN_PROGRESS, RESTORE_IN_PROGRESS, UNKNOWN_TO_SDK_VERSION ->
                Optional.of(ListState.BUSY);
        };
    }
}
