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
        List<Detach> detaches = only(Detach.class, steps);
        List<Attach> attaches = only(Attach.class, steps);
        ports.parallel()
                .run(detaches.stream()
                        .<Runnable>map(step ->
                                () -> ports.network().detach(step.attachment().attachmentId()))
                        .toList());
        if (attaches.isEmpty()) {
            return new Attached(List.of(), true);
        }
        Set<String> free =
                awaitFree(attaches.stream().map(Attach::networkInterfaceId).toList(), deadline);
        List<Attach> possible = attaches.stream()
                .filter(step -> free.contains(step.networkInterfaceId()))
                .toList();
        return new Attached(attach(possible), possible.size() == attaches.size());
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

    private List<Warning> attach(List<Attach> attaches) {
        Map<String, Instance> instances =
                ports
                        .network()
                        .instances(attaches.stream().map(Attach::instanceId).toList())
                        .stream()
                        .collect(Collectors.toMap(Instance::instanceId, Function.identity()));
        List<Warning> faults = Collections.synchronizedList(new ArrayList<>());
        ports.parallel()
                .run(attaches.stream()
                        .<Runnable>map(step -> () -> attach(step, instances.get(step.instanceId()), faults))
                        .toList());
        return faults;
    }

    private void attach(Attach step, @Nullable Instance instance, List<Warning> faults) {
        if (instance == null) {
            faults.add(refused(step, "the instance does not exist"));
            return;
        }
        var used = new HashSet<>(instance.deviceIndexes());
        int next = IntStream.iterate(1, index -> index + 1)
                .filter(index -> !used.contains(index))
                .findFirst()
                .orElseThrow();
        try {
            ports.network().attach(step.networkInterfaceId(), step.instanceId(), next);
        } catch (CloudFailure refused) {
            if (refused.kind() != CloudFailure.Kind.IMPOSSIBLE) {
                throw refused;
            }
            faults.add(refused(step, String.valueOf(refused.getMessage())));
        }
    }

    private static Warning refused(Attach step, String reason) {
        return new Warning(
                Warning.Code.ATTACH_FAILED,
                step.networkInterfaceId(),
                "%s can't be attached to %s: %s. Put that right; the next reconcile tries again."
                        .formatted(step.networkInterfaceId(), step.instanceId(), reason));
    }

    private static <S extends InterfaceStep> List<S> only(Class<S> kind, List<InterfaceStep> steps) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
