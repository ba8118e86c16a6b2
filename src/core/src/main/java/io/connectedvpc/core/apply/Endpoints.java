package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.InterfaceStep;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an SDDC's routes need on both ends: the ENIs that they lead to, and the prefix list that they are for. Of one reconcile. */
final class Endpoints {

    private final Ports ports;
    private final NetworkInterfaceKeeper interfaces;
    private final PrefixListKeeper lists;
    private final Set<String> proven = new HashSet<>();

    Endpoints(Ports ports, int routeQuota) {
        this.ports = ports;
        this.interfaces = new NetworkInterfaceKeeper(ports);
        this.lists = new PrefixListKeeper(ports, routeQuota);
    }

    /**
     * What came of keeping.
     *
     * @param state the newest one stored
     * @param steps what remains to be done at the ENIs: slow, since EC2 takes its time to detach
     * @param settled whether every ENI is shown and has its settings
     * @param refused why EC2 refuses an ENI for good; null when it refuses none
     * @param failure why neither was kept; null when both were
     */
    record Kept(
            SddcState state,
            List<InterfaceStep> steps,
            boolean settled,
            @Nullable CloudFailure refused,
            @Nullable CloudFailure failure) {

        static Kept untouched(SddcState state) {
            return new Kept(state, List.of(), true, null, null);
        }
    }

    /**
     * Makes and mends them. What can't be made, a spare ENI for instance, must not keep the routes from being right: the failure is told with the state as
     * it is by then.
     *
     * @return empty when the SDDC is gone
     */
    Optional<Kept> keep(SddcState state) {
        try {
            return interfaces.keep(state, proven).flatMap(this::keepList);
        } catch (CloudFailure failure) {
            SddcState newest = ports.store().find(state.sddcId());
            return Optional.of(new Kept(newest, List.of(), true, null, failure));
        }
    }

    private Optional<Kept> keepList(NetworkInterfaceKeeper.Kept kept) {
        Optional<SddcState> listed = mayKeep(kept.state()) ? lists.keep(kept.state()) : Optional.of(kept.state());
        return listed.map(state -> new Kept(state, kept.steps(), kept.settled(), kept.refused(), null));
    }

    /** Whether the SDDC is still to be kept: it may have been paused or deleted meanwhile. */
    static boolean mayKeep(SddcState state) {
        return NetworkInterfaceKeeper.mayKeep(state);
    }

    /** Deletes the list of an SDDC that needs none; false when there is more to do. */
    boolean removeList(SddcState state) {
        return lists.remove(state);
    }

    /**
     * @param tables of the VPC, as they were seen
     * @throws CloudFailure when others refer to the list, so that it can't be deleted
     */
    void requireListUnused(SddcState state, List<RouteTable> tables) {
        lists.requireUnused(state, tables);
    }

    /** The slots of an SDDC that is to be deleted, with the ENIs that were made for it and not recorded; empty when the SDDC is gone. */
    Optional<SddcState> adoptOnly(SddcState state) {
        return interfaces.adoptOnly(state);
    }
}
