package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Removes what is left of an SDDC once no route leads to it: ENIs, then the record; what must be remembered stays. */
final class Teardown {

    private final Ports ports;
    private final NetworkInterfaceKeeper interfaces;
    private final PrefixListKeeper lists;
    private final AttachmentKeeper attachments;

    Teardown(Ports ports, NetworkInterfaceKeeper interfaces, PrefixListKeeper lists) {
        this.ports = ports;
        this.interfaces = interfaces;
        this.lists = lists;
        this.attachments = new AttachmentKeeper(ports);
    }

    /**
     * Deletes the ENIs.
     *
     * @param deleted the ENIs that this run has deleted; gets those that it deletes now, also when one can't be
     * @return whether none is left
     */
    boolean clear(SddcState state, Instant deadline, Set<String> deleted) {
        if (!lists.remove(state)) {
            return false;
        }
        Optional<SddcState> complete = interfaces.adoptOnly(state).filter(Teardown::isDeleting);
        if (complete.isEmpty()) {
            return false;
        }
        List<String> ids = complete.get().found().orElseThrow().networkInterfaceIds().stream()
                .filter(id -> !deleted.contains(id))
                .toList();
        return deleteAll(ids, deadline, deleted);
    }

    private boolean deleteAll(List<String> ids, Instant deadline, Set<String> deleted) {
        List<Eni> there = ports.network().networkInterfaces(ids);
        ports.parallel()
                .run(there.stream()
                        .map(Eni::attachment)
                        .filter(attachment ->
                                attachment != null && !attachment.status().equals("detaching"))
                        .<Runnable>map(attachment -> () -> ports.network().detach(attachment.attachmentId()))
                        .toList());
        attachments.awaitFree(there.stream().map(Eni::networkInterfaceId).toList(), deadline);
        ports.parallel()
                .run(ids.stream()
                        .<Runnable>map(id -> () -> {
                            if (ports.network().deleteNetworkInterface(id)) {
                                deleted.add(id);
                            }
                        })
                        .toList());
        return deleted.containsAll(ids);
    }

    /**
     * Removes the record.
     *
     * @param written what was written to the tables on the way
     * @return the memory of the SDDC; empty when another writer was first
     */
    Optional<SddcState> forget(SddcState state, List<RouteChange> written, Outbox outbox) {
        SddcState before = state;
        while (!before.liveSegments().isEmpty() || !before.withdrawn().isEmpty()) {
            if (!(ports.store().commit(before, emptier(before)) instanceof Commit.Stored stored)) {
                return Optional.empty();
            }
            before = stored.state();
        }
        while (outbox.owes(before)) {
            outbox.publish(before, written);
            if (!(ports.store().commit(before, outbox.forget(before)) instanceof Commit.Stored stored)) {
                return Optional.empty();
            }
            before = stored.state();
        }
        return ports.store().commit(before, before.deleted(expiry())) instanceof Commit.Stored stored
                ? Optional.of(stored.state())
                : Optional.empty();
    }

    /** The state with as many segments, or withdrawn destinations, less as one commit may change. */
    private SddcState emptier(SddcState state) {
        SddcState after = state;
        for (Segment segment :
                state.liveSegments().stream().limit(SddcStore.MAX_CHANGES).toList()) {
            after = after.withSegment(memory(segment, state.fence().time()));
        }
        if (!after.equals(state)) {
            return after;
        }
        var withdrawn = new TreeMap<>(state.withdrawn());
        withdrawn
                .keySet()
                .removeAll(
                        withdrawn.keySet().stream().limit(SddcStore.MAX_CHANGES).toList());
        return state.withWithdrawn(withdrawn);
    }

    private static boolean isDeleting(SddcState state) {
        return state.found()
                .filter(sddc -> sddc.lifecycle() == Sddc.Lifecycle.DELETING)
                .isPresent();
    }

    private Segment memory(Segment segment, @Nullable Instant deletion) {
        return new Segment(
                segment.name(),
                null,
                segment.fence().closed(deletion),
                segment.changedIn(),
                segment.changedAt(),
                expiry());
    }

    private Instant expiry() {
        return ports.time().instant().plus(Fence.MEMORY);
    }
}
