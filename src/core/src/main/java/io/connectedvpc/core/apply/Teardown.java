package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.model.Withdrawn;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Removes what is left of an SDDC once no route leads to it: ENIs, then the record; what must be remembered stays. */
final class Teardown {

    private final Ports ports;
    private final Endpoints endpoints;
    private final AttachmentKeeper attachments;

    Teardown(Ports ports, Endpoints endpoints) {
        this.ports = ports;
        this.endpoints = endpoints;
        this.attachments = new AttachmentKeeper(ports);
    }

    /**
     * Deletes the prefix list and the ENIs.
     *
     * @param tables of the VPC, as they were seen
     * @param deleted the ENIs that this run has deleted; gets those that it deletes now, also when one can't be
     * @return whether none is left
     * @throws CloudFailure when EC2 fails, or others refer to the list: as long as they do the ENIs stay, too
     */
    boolean clear(SddcState state, List<RouteTable> tables, Instant deadline, Set<String> deleted) {
        if (!endpoints.removeList(state)) {
            endpoints.requireListUnused(state, tables);
            return false;
        }
        Optional<SddcState> complete = endpoints.adoptOnly(state).filter(Teardown::isDeleting);
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
     * Takes back the blocks that were withdrawn lately, except those that another SDDC has by now: a slow writer may have routed them since, where
     * no read shows it yet, and only who has the block can delete its route without looking. In another SDDC's block that route is drift, which
     * the other one puts right.
     *
     * @return false when another writer was first
     */
    boolean reclaim(SddcState state) {
        Instant bound = ports.time().instant().minus(Staleness.BOUND);
        SddcState before = state;
        for (Withdrawn gone : state.withdrawn().values()) {
            if (gone.removed() && gone.since().isAfter(bound)) {
                switch (ports.store()
                        .commit(before, before.withWithdrawn(with(before.withdrawn(), gone.reclaimed())))) {
                    case Commit.Stored stored -> before = stored.state();
                    case Commit.Overlap held -> {}
                    case Commit.Contended first -> {
                        return false;
                    }
                }
            }
        }
        return true;
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

    private static TreeMap<Cidr, Withdrawn> with(SortedMap<Cidr, Withdrawn> withdrawn, Withdrawn changed) {
        var all = new TreeMap<>(withdrawn);
        all.put(changed.cidr(), changed);
        return all;
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
