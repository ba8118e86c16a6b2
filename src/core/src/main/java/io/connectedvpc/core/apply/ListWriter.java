package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RoutedList;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.ListEdit;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Edits an SDDC's prefix list: one edit at a time, which counts once EC2 says that it is complete. */
final class ListWriter {

    /** For so long a read may show the failure of an earlier change before it shows that this one has begun. */
    private static final Duration OLD_FAILURE = Duration.ofSeconds(5);

    private final Ports ports;

    ListWriter(Ports ports) {
        this.ports = ports;
    }

    /**
     * Makes the first edit of those planned; what is left is planned again from what is there then.
     *
     * @param list as it was planned for
     * @param written gets what was done
     * @return false when the deadline came before EC2 was done
     * @throws CloudFailure when EC2 fails, or gives a change of size up
     */
    boolean write(SddcState state, PrefixList list, ListEdit edit, Instant deadline, Consumer<RouteChange> written) {
        if (edit.maxEntries() > 0) {
            return resize(state, list, edit, deadline, written);
        }
        List<Cidr> added = edit.added().stream().limit(VpcNetwork.MAX_LIST_EDIT).toList();
        List<Cidr> removed = edit.removed().stream()
                .limit(VpcNetwork.MAX_LIST_EDIT - added.size())
                .toList();
        if (!isRecorded(state, list.version() + 1, newest -> asksFor(newest, added, removed), deadline)
                || ports.network().editPrefixList(list.id(), list.version(), added, removed) == RouteWrite.OUTDATED) {
            return true;
        }
        long next = list.version() + 1;
        Optional<PrefixList> edited = settled(list, deadline, shown -> shown.version() >= next);
        edited.filter(shown -> shown.version() >= next)
                .ifPresent(shown -> note(ListEdit.entries(list.id(), added, removed), written));
        return edited.isPresent();
    }

    private boolean resize(
            SddcState state, PrefixList list, ListEdit edit, Instant deadline, Consumer<RouteChange> written) {
        boolean grows = edit.maxEntries() > list.maxEntries();
        if (current(state, newest -> grows && hasTheSameTables(state, newest)).isEmpty()
                || !isAsLargeAsPlanned(list)
                || ports.network().resizePrefixList(list.id(), edit.maxEntries()) == RouteWrite.OUTDATED) {
            return true;
        }
        Optional<PrefixList> resized = settled(list, deadline, shown -> shown.maxEntries() == edit.maxEntries());
        if (resized.filter(shown -> shown.maxEntries() != edit.maxEntries()).isPresent()) {
            String reason = "a table that names %s has no room for %d entries".formatted(list.id(), edit.maxEntries());
            throw new CloudFailure(
                    Kind.IMPOSSIBLE, "ec2:ModifyManagedPrefixList", reason, new IllegalStateException(reason));
        }
        resized.ifPresent(shown -> note(edit, written));
        return resized.isPresent();
    }

    private static void note(ListEdit done, Consumer<RouteChange> written) {
        done.changes().forEach(written);
    }

    /** Records which version the edit will bring, before it is made; false when it isn't to be made as it was planned, or another writer is at it. */
    private boolean isRecorded(SddcState planned, long next, Predicate<SddcState> stillRight, Instant deadline) {
        for (var backoff = Backoff.amongWriters(ports.time()); ; backoff.pause()) {
            Optional<SddcState> current = current(planned, stillRight);
            if (current.isEmpty()) {
                return false;
            }
            SddcState before = current.get();
            Sddc sddc = before.found().orElseThrow();
            RoutedList list = Objects.requireNonNull(sddc.routing().list());
            SddcState after =
                    before.withSddc(sddc.withList(list.edited(next, ports.time().instant())));
            if (ports.store().commit(before, after) instanceof Commit.Stored) {
                return true;
            }
            if (!backoff.fitsBefore(deadline)) {
                return false;
            }
        }
    }

    /**
     * The newest state, as long as the list is to be as it was planned. While many segments come and go no plan is ever for the newest state: what else
     * has come to be desired then is planned next.
     */
    private Optional<SddcState> current(SddcState planned, Predicate<SddcState> stillRight) {
        SddcState newest = ports.store().find(planned.sddcId());
        Sddc before = planned.found().orElseThrow();
        return newest.found()
                .filter(sddc -> !sddc.paused()
                        && sddc.routing().list() != null
                        && sddc.routing().equals(before.routing()))
                .filter(sddc -> newest.version() == planned.version()
                        || (sddc.createdIn() == before.createdIn()
                                && sddc.routing().byList()
                                && stillRight.test(newest)))
                .map(sddc -> newest);
    }

    /** What the list may grow to depends on them. */
    private static boolean hasTheSameTables(SddcState planned, SddcState newest) {
        Sddc before = planned.found().orElseThrow();
        Sddc now = newest.found().orElseThrow();
        return before.additionalRouteTableIds().equals(now.additionalRouteTableIds())
                && before.mainTable().equals(now.mainTable());
    }

    /** A change of size names no version: another writer's must not be undone. */
    private boolean isAsLargeAsPlanned(PrefixList list) {
        return ports.network()
                .prefixList(list.id())
                .filter(shown -> shown.maxEntries() == list.maxEntries())
                .isPresent();
    }

    private static boolean asksFor(SddcState newest, List<Cidr> added, List<Cidr> removed) {
        Set<Cidr> desired = newest.desiredDestinations();
        return desired.containsAll(added) && Collections.disjoint(desired, removed);
    }

    /**
     * The list once it is as the edit makes it, or EC2 has given the edit up; empty when the deadline comes first.
     *
     * @param before as it was when the edit was begun
     */
    private Optional<PrefixList> settled(PrefixList before, Instant deadline, Predicate<PrefixList> done) {
        Instant newFailures =
                before.state() == ListState.FAILED ? ports.time().instant().plus(OLD_FAILURE) : Instant.MIN;
        boolean begun = false;
        for (var backoff = Backoff.forAws(ports.time()); ; backoff.pause()) {
            Optional<PrefixList> shown = ports.network().prefixList(before.id());
            begun |= shown.filter(PrefixList::busy).isPresent();
            boolean failed = begun || !ports.time().instant().isBefore(newFailures);
            Optional<PrefixList> settled = shown.filter(list -> switch (list.state()) {
                case READY -> done.test(list);
                case FAILED -> failed;
                case BUSY -> false;
            });
            if (settled.isPresent() || !backoff.fitsBefore(deadline)) {
                return settled;
            }
        }
    }
}
