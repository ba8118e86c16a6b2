package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.EniAttachment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the SDDC's slots with the ENIs that are there. */
public final class InterfacePlanner {

    private static final String DETACHING = "detaching";

    private InterfacePlanner() {}

    /**
     * Which ENI belongs in which slot.
     *
     * @param recorded the ENIs of the slots, as far as EC2 shows them
     * @param tagged the ENIs with the SDDC's tags
     * @param believedGone whether a slot's ENI that EC2 doesn't show may be taken for gone
     */
    public static List<InterfaceStep> identities(
            Sddc sddc, Collection<Eni> recorded, Collection<Eni> tagged, Predicate<NetworkInterface> believedGone) {
        Map<String, Eni> shown = byId(recorded);
        var steps = new ArrayList<InterfaceStep>();
        for (NetworkInterface slot : sddc.networkInterfaces()) {
            String id = slot.networkInterfaceId();
            if (id == null) {
                steps.add(candidate(sddc, slot, tagged)
                        .<InterfaceStep>map(eni -> new InterfaceStep.Adopt(slot.slot(), eni))
                        .orElseGet(() -> new InterfaceStep.Create(slot.slot())));
            } else if (!shown.containsKey(id) && believedGone.test(slot)) {
                steps.add(new InterfaceStep.Forget(slot.slot(), id));
            }
        }
        return steps;
    }

    /**
     * What is wrong with the ENIs themselves.
     *
     * @param enis those of the slots, as EC2 shows them
     * @param groups the security groups that each shall have
     */
    public static List<InterfaceStep> properties(Sddc sddc, Collection<Eni> enis, List<String> groups) {
        Map<String, Eni> shown = byId(enis);
        var steps = new ArrayList<InterfaceStep>();
        for (NetworkInterface slot : sddc.networkInterfaces()) {
            Eni eni = slot.networkInterfaceId() == null ? null : shown.get(slot.networkInterfaceId());
            if (eni != null) {
                addSettings(eni, groups, steps);
                addAttachment(eni, instanceFor(sddc, slot), steps);
            }
        }
        return steps;
    }

    /** ENIs with the SDDC's tags that another ENI was preferred to. */
    public static List<Eni> surplus(Sddc sddc, Collection<Eni> tagged) {
        List<String> own = sddc.networkInterfaceIds();
        return tagged.stream()
                .filter(eni -> eni.slot() != null && !own.contains(eni.networkInterfaceId()))
                .toList();
    }

    private static void addSettings(Eni eni, List<String> groups, List<InterfaceStep> steps) {
        if (eni.sourceDestCheck()) {
            steps.add(new InterfaceStep.DisableSourceDestCheck(eni.networkInterfaceId()));
        }
        if (!eni.securityGroupIds().equals(Set.copyOf(groups))) {
            steps.add(new InterfaceStep.SetSecurityGroups(eni.networkInterfaceId(), groups));
        }
    }

    private static void addAttachment(Eni eni, @Nullable String wanted, List<InterfaceStep> steps) {
        EniAttachment attachment = eni.attachment();
        String attached = attachment == null ? null : attachment.instanceId();
        if (attachment != null
                && !Objects.equals(attached, wanted)
                && !attachment.status().equals(DETACHING)) {
            steps.add(new InterfaceStep.Detach(eni.networkInterfaceId(), attachment));
        }
        if (wanted != null && !wanted.equals(attached)) {
            steps.add(new InterfaceStep.Attach(eni.networkInterfaceId(), wanted));
        }
    }

    /** The oldest ENI tagged for the slot that is free or on the right instance: descriptions carry the time of the token. */
    private static Optional<Eni> candidate(Sddc sddc, NetworkInterface slot, Collection<Eni> tagged) {
        List<String> taken = sddc.networkInterfaceIds();
        String instance = instanceFor(sddc, slot);
        return tagged.stream()
                .filter(eni -> Objects.equals(eni.slot(), slot.slot()))
                .filter(eni -> !taken.contains(eni.networkInterfaceId()))
                .filter(eni -> eni.attachment() == null
                        || Objects.equals(eni.attachment().instanceId(), instance))
                .min(Comparator.comparing(Eni::description).thenComparing(Eni::networkInterfaceId));
    }

    private static @Nullable String instanceFor(Sddc sddc, NetworkInterface slot) {
        return Optional.ofNullable(slot.hostId())
                .flatMap(sddc::host)
                .map(Host::instanceId)
                .orElse(null);
    }

    private static Map<String, Eni> byId(Collection<Eni> enis) {
        return enis.stream()
                .collect(Collectors.toMap(Eni::networkInterfaceId, Function.identity(), (one, same) -> one));
    }
}
