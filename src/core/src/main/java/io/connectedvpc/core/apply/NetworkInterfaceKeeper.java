package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.plan.InterfacePlanner;
import io.connectedvpc.core.plan.InterfaceStep;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Sees to it that each slot has its ENI, and each ENI its settings and its instance. */
final class NetworkInterfaceKeeper {

    /**
     * An ENI that EC2 doesn't show so soon after its creation was asked for isn't even looked into. The contract's bound for reporting drift
     * after a write.
     */
    private static final Duration UNSEEN = Duration.ofSeconds(30);
    /** Forget an ENI that is gone, find that its token is spent, create it: no slot needs more. */
    private static final int ROUNDS = 4;

    private final Ports ports;
    private final SlotFiller filler;

    NetworkInterfaceKeeper(Ports ports) {
        this.ports = ports;
        this.filler = new SlotFiller(ports);
    }

    /**
     * What came of keeping.
     *
     * @param state the newest one stored
     * @param steps what remains to be done: slow, since EC2 takes its time to detach
     * @param settled whether every ENI is shown and has its settings
     * @param refused why EC2 refuses an ENI for good; null when it refuses none
     */
    record Kept(
            SddcState state,
            List<InterfaceStep> steps,
            boolean settled,
            @Nullable CloudFailure refused) {}

    /**
     * Gives each slot its ENI, and each ENI its settings. What concerns instances is left to {@link AttachmentKeeper}.
     *
     * @param proven the ENIs that a write of this run has found, though reads may hide them; gets those that one finds now
     * @return empty when the SDDC is gone
     */
    Optional<Kept> keep(SddcState state, Set<String> proven) {
        List<String> groups = groups(state.found().orElseThrow());
        Map<String, Eni> known = new HashMap<>();
        @Nullable CloudFailure refused = null;
        for (int round = 0; round < ROUNDS; round++) {
            Sddc sddc = state.found().orElseThrow();
            show(known, ports.network().networkInterfaces(sddc.networkInterfaceIds()));
            List<InterfaceStep> missing = InterfacePlanner.identities(
                    sddc, known.values(), tagged(state.sddcId(), sddc), slot -> isGone(slot, proven));
            if (missing.isEmpty()) {
                break;
            }
            Optional<SlotFiller.Filled> filled;
            try {
                filled = filler.fill(state.sddcId(), sddc, groups, missing);
            } catch (CloudFailure failure) {
                if (failure.kind() != CloudFailure.Kind.IMPOSSIBLE) {
                    throw failure;
                }
                // The other ENIs are made, recorded, and to be kept right.
                refused = failure;
                state = ports.store().find(state.sddcId());
                if (!mayKeep(state)) {
                    return Optional.of(new Kept(state, List.of(), false, null));
                }
                break;
            }
            if (filled.isEmpty()) {
                return Optional.empty();
            }
            state = filled.get().state();
            if (!mayKeep(state)) {
                return Optional.of(new Kept(state, List.of(), false, null));
            }
            show(known, filled.get().enis());
        }
        List<InterfaceStep> steps = InterfacePlanner.properties(state.found().orElseThrow(), known.values(), groups);
        boolean set = settings(steps);
        // One that EC2 doesn't show yet may lack its settings and its instance.
        boolean allShown =
                known.keySet().containsAll(state.found().orElseThrow().networkInterfaceIds());
        return Optional.of(new Kept(state, steps, set && allShown, refused));
    }

    /** Whether the SDDC is still to be kept: it may have been paused or deleted while its interfaces were made. */
    static boolean mayKeep(SddcState state) {
        return state.found()
                .filter(sddc -> !sddc.paused() && sddc.lifecycle() != Lifecycle.DELETING)
                .isPresent();
    }

    /**
     * The slots of an SDDC that is to be deleted, with ENIs that were made for it and not recorded. One that was asked for lately may be hidden
     * from reads, or be made only now by a slow function: asking once more with the same token tells, and spends the token.
     */
    Optional<SddcState> adoptOnly(SddcState state) {
        Sddc sddc = state.found().orElseThrow();
        List<InterfaceStep> strays =
                InterfacePlanner.identities(sddc, List.of(), tagged(state.sddcId(), sddc), slot -> false).stream()
                        .filter(step -> !(step instanceof InterfaceStep.Create create)
                                || mayBeHidden(sddc.networkInterfaces().get(create.slot())))
                        .toList();
        return strays.isEmpty()
                ? Optional.of(state)
                : filler.fill(state.sddcId(), sddc, groups(sddc), strays).map(SlotFiller.Filled::state);
    }

    private boolean mayBeHidden(NetworkInterface slot) {
        return ClientTokens.requestedAt(slot.clientToken())
                .plus(Staleness.BOUND)
                .isAfter(ports.time().instant());
    }

    private List<String> groups(Sddc sddc) {
        return sddc.securityGroupIds().isEmpty()
                ? List.of(ports.network().defaultSecurityGroup(sddc.attachment().vpcId()))
                : sddc.securityGroupIds();
    }

    private List<Eni> tagged(String sddcId, Sddc sddc) {
        return sddc.hasAllNetworkInterfaces()
                ? List.of()
                : ports.network().taggedNetworkInterfaces(sddc.attachment().subnetId(), sddcId);
    }

    /** A read that doesn't show an ENI may be older than the ENI; a write that doesn't find it isn't. */
    private boolean isGone(NetworkInterface slot, Set<String> proven) {
        String id = slot.networkInterfaceId();
        boolean settled = ClientTokens.requestedAt(slot.clientToken())
                .plus(UNSEEN)
                .isBefore(ports.time().instant());
        if (id == null || !settled || proven.contains(id)) {
            return false;
        }
        if (!ports.network().disableSourceDestCheck(id)) {
            return true;
        }
        proven.add(id);
        return false;
    }

    /** False when an ENI isn't known to EC2 everywhere yet, or not any more. */
    private boolean settings(List<InterfaceStep> steps) {
        var allKnown = new AtomicBoolean(true);
        var calls = new ArrayList<Runnable>();
        for (InterfaceStep step : steps) {
            if (step instanceof InterfaceStep.DisableSourceDestCheck disable) {
                calls.add(() -> {
                    if (!ports.network().disableSourceDestCheck(disable.networkInterfaceId())) {
                        allKnown.set(false);
                    }
                });
            } else if (step instanceof InterfaceStep.SetSecurityGroups set) {
                calls.add(() -> ports.network().setSecurityGroups(set.networkInterfaceId(), set.groupIds()));
            }
        }
        ports.parallel().run(calls);
        return allKnown.get();
    }

    private static void show(Map<String, Eni> known, Collection<Eni> enis) {
        enis.forEach(eni -> known.put(eni.networkInterfaceId(), eni));
    }
}
