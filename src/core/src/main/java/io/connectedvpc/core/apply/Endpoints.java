package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.InterfaceStep;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
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
