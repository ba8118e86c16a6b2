package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.InterfaceStep;
import io.connectedvpc.core.plan.InterfaceStep.Attach;
import io.connectedvpc.core.plan.InterfaceStep.Detach;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Attaches ENIs to their hosts' instances. */
final class AttachmentKeeper {

    private static final String AVAILABLE = "available";

    private final Ports ports;

    AttachmentKeeper(Ports ports) {
        this.ports = ports;
    }

    /**
     * What came of attaching.
     *
     * @param faults what EC2 refused
     * @param finished whether no ENI is left for the next time
     */
    record Attached(List<Warning> faults, boolean finished) {}

    /** Detaches, waits for EC2 to let go, attaches. An ENI that isn't free before the deadline is left for the next time. */
    Attached keep(List<InterfaceStep> steps, Instant deadline) {
        List<Warning> faults = Collections.synchronizedList(new ArrayList<>());
        ports.parallel()
                .run(only(Detach.class, steps).stream()
                        .<Runnable>map(step -> () -> detach(step, faults))
                        .toList());
        Set<String> held = faults.stream().map(Warning::subject).collect(Collectors.toSet());
        List<Attach> attaches = only(Attach.class, steps).stream()
                .filter(step -> !held.contains(step.networkInterfaceId()))
                .toList();
        if (attaches.isEmpty()) {
            return new Attached(faults, true);
        }
        Set<String> free =
                awaitFree(attaches.stream().map(Attach::networkInterfaceId).toList(), deadline);
        List<Attach> possible = attaches.stream()
                .filter(step -> free.contains(step.networkInterfaceId()))
                .toList();
        attach(possible, faults);
        return new Attached(faults, possible.size() == attaches.size());
    }

    /** Those of the ENIs that are free, all of them if that can be before the deadline. */
    Set<String> awaitFree(Collection<String> networkInterfaceIds, Instant deadline) {
        for (var backoff = Backoff.forAws(ports.time()); ; backoff.pause()) {
            Set<String> free = ports.network().networkInterfaces(networkInterfaceIds).stream()
                    .filter(eni -> eni.status().equals(AVAILABLE))
                    .map(Eni::networkInterfaceId)
                    .collect(Collectors.toSet());
            if (free.size() == networkInterfaceIds.size() || !backoff.fitsBefore(deadline)) {
                return free;
            }
        }
    }

    private void detach(Detach step, List<Warning> faults) {
        unlessRefused(
                () -> ports.network().detach(step.attachment().attachmentId()),
                reason -> faults.add(refused(
                        step.networkInterfaceId(),
                        "detached from " + step.attachment().instanceId(),
                        reason)));
    }

    private void attach(List<Attach> attaches, List<Warning> faults) {
        Map<String, Instance> instances =
                ports
                        .network()
                        .instances(attaches.stream().map(Attach::instanceId).toList())
                        .stream()
                        .collect(Collectors.toMap(Instance::instanceId, Function.identity()));
        ports.parallel()
                .run(attaches.stream()
                        .<Runnable>map(step -> () -> attach(step, instances.get(step.instanceId()), faults))
                        .toList());
    }

    private void attach(Attach step, @Nullable Instance instance, List<Warning> faults) {
        String what = "attached to " + step.instanceId();
        if (instance == null) {
            faults.add(refused(step.networkInterfaceId(), what, "the instance does not exist"));
            return;
        }
        var used = new HashSet<>(instance.deviceIndexes());
        int next = IntStream.iterate(1, index -> index + 1)
                .filter(index -> !used.contains(index))
                .findFirst()
                .orElseThrow();
        unlessRefused(
                () -> ports.network().attach(step.networkInterfaceId(), step.instanceId(), next),
                reason -> faults.add(refused(step.networkInterfaceId(), what, reason)));
    }

    /** One ENI that EC2 refuses to touch must not keep the others from their instances. */
    private static void unlessRefused(Runnable call, Consumer<String> refusal) {
        try {
            call.run();
        } catch (CloudFailure refused) {
            if (refused.passing()) {
                throw refused;
            }
            refusal.accept(String.valueOf(refused.getMessage()));
        }
    }

    private static Warning refused(String networkInterfaceId, String what, String reason) {
        return new Warning(
                Warning.Code.ATTACH_FAILED,
                networkInterfaceId,
                "%s can't be %s: %s. Put that right; the next reconcile tries again."
                        .formatted(networkInterfaceId, what, reason));
    }

    private static <S extends InterfaceStep> List<S> only(Class<S> kind, List<InterfaceStep> steps) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
