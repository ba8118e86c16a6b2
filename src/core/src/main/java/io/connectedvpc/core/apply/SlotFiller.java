package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Staleness;
import io.connectedvpc.core.plan.InterfaceStep;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork.Creation;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.NewEni;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Makes or adopts the ENIs that slots lack, and records them. */
final class SlotFiller {

    private final Ports ports;
    private final StateUpdate updates;

    SlotFiller(Ports ports) {
        this.ports = ports;
        this.updates = new StateUpdate(ports);
    }

    /**
     * @param state with the ENIs recorded
     * @param enis those made or adopted
     */
    record Filled(SddcState state, List<Eni> enis) {}

    /** What a slot becomes: with an ENI, made or adopted, or with another token. */
    private record Outcome(NetworkInterface slot, Optional<Eni> eni, boolean made) {}

    /**
     * Carries the steps out. Each ENI that was made is recorded, also when another one fails.
     *
     * <p>What was made in vain is deleted again: for an SDDC that is gone, or for a slot that has another one by now.
     *
     * @return empty when the SDDC is gone
     */
    Optional<Filled> fill(String sddcId, Sddc sddc, List<String> groups, List<InterfaceStep> steps) {
        Map<Integer, Outcome> outcomes = new ConcurrentHashMap<>();
        var calls = new ArrayList<Runnable>();
        for (InterfaceStep step : steps) {
            switch (step) {
                case InterfaceStep.Forget forget -> put(outcomes, lost(slot(sddc, forget.slot())));
                case InterfaceStep.Adopt adopt ->
                    calls.add(() -> put(outcomes, adopt(sddcId, sddc, slot(sddc, adopt.slot()), adopt.eni(), groups)));
                case InterfaceStep.Create create ->
                    calls.add(() -> put(outcomes, create(sddcId, sddc, slot(sddc, create.slot()), groups)));
                default -> throw new IllegalArgumentException("not about a slot: " + step);
            }
        }
        Optional<SddcState> recorded = Optional.empty();
        try {
            ports.parallel().run(calls);
        } finally {
            recorded = record(sddcId, sddc, outcomes);
        }
        List<Eni> enis = outcomes.values().stream()
                .flatMap(outcome -> outcome.eni().stream())
                .toList();
        return recorded.map(state -> new Filled(state, enis));
    }

    /** What a read shows may be gone by now; a write knows. */
    private Outcome adopt(String sddcId, Sddc sddc, NetworkInterface slot, Eni eni, List<String> groups) {
        return ports.network().disableSourceDestCheck(eni.networkInterfaceId())
                ? filled(slot, eni, false)
                : create(sddcId, sddc, slot, groups);
    }

    private Outcome create(String sddcId, Sddc sddc, NetworkInterface slot, List<String> groups) {
        // Of one locale: a token stands for one description.
        String description = String.format(
                Locale.ROOT, "connected-vpc %s slot %02d, requested %s", sddcId, slot.slot(), slot.clientToken());
        Creation creation = ports.network()
                .createNetworkInterface(new NewEni(
                        sddcId, slot.slot(), sddc.attachment().subnetId(), groups, description, slot.clientToken()));
        return switch (creation) {
            case Creation.Created created -> filled(slot, created.eni(), true);
            case Creation.TokenSpent spent -> spent(slot);
        };
    }

    private Optional<SddcState> record(String sddcId, Sddc sddc, Map<Integer, Outcome> outcomes) {
        Optional<SddcState> recorded = updates.store(sddcId, newest -> merged(newest, sddc, outcomes));
        Set<String> kept = recorded.flatMap(SddcState::found)
                .map(newest -> Set.copyOf(newest.networkInterfaceIds()))
                .orElse(Set.of());
        outcomes.values().stream()
                .filter(outcome -> outcome.made() || recorded.isEmpty())
                .flatMap(outcome -> outcome.eni().stream())
                .map(Eni::networkInterfaceId)
                .filter(made -> !kept.contains(made))
                .forEach(ports.network()::deleteNetworkInterface);
        return recorded;
    }

    /** The newest SDDC with the outcomes, as far as nobody else has changed the slot meanwhile. */
    private static Sddc merged(Sddc newest, Sddc seen, Map<Integer, Outcome> outcomes) {
        var slots = new ArrayList<NetworkInterface>();
        var gone = new ArrayList<String>();
        for (NetworkInterface slot : newest.networkInterfaces()) {
            Outcome outcome = outcomes.get(slot.slot());
            NetworkInterface before = slot(seen, slot.slot());
            if (outcome == null || !sameEni(slot, before)) {
                slots.add(slot);
                continue;
            }
            slots.add(outcome.slot().assignedTo(slot.hostId()));
            Stream.ofNullable(slot.networkInterfaceId()).forEach(gone::add);
        }
        return newest.withNetworkInterfaces(
                slots,
                Stream.concat(newest.formerNetworkInterfaceIds().stream(), gone.stream())
                        .toList());
    }

    private static boolean sameEni(NetworkInterface slot, NetworkInterface before) {
        return slot.clientToken().equals(before.clientToken())
                && Objects.equals(slot.networkInterfaceId(), before.networkInterfaceId());
    }

    /**
     * EC2 knows the token: the ENI that was made with it may be there, hidden from reads that are older. Only when none can be is a new token
     * safe; until then an ENI that appears is adopted.
     */
    private Outcome spent(NetworkInterface slot) {
        boolean shown = ClientTokens.requestedAt(slot.clientToken())
                .plus(Staleness.BOUND)
                .isBefore(ports.time().instant());
        return shown ? lost(slot) : new Outcome(slot, Optional.empty(), false);
    }

    private Outcome lost(NetworkInterface slot) {
        return new Outcome(slot.lost(ports.tokens().get()), Optional.empty(), false);
    }

    private static Outcome filled(NetworkInterface slot, Eni eni, boolean made) {
        return new Outcome(slot.created(eni.networkInterfaceId(), eni.privateIpAddress()), Optional.of(eni), made);
    }

    private static void put(Map<Integer, Outcome> outcomes, Outcome outcome) {
        outcomes.put(outcome.slot().slot(), outcome);
    }

    private static NetworkInterface slot(Sddc sddc, int slot) {
        return sddc.networkInterfaces().get(slot);
    }
}
