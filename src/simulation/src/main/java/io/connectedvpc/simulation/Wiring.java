package io.connectedvpc.simulation;

import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.port.EventSink;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.simulation.world.PortCalls;
import io.connectedvpc.simulation.world.SimulatedStore;

/** How the core is put between its callers and the world. As it is here, or with something broken to see whether that is noticed. */
public class Wiring {

    /** The store that there is. */
    protected SimulatedStore store(PortCalls calls, SimulatedStore.StoreWatch watch) {
        return new SimulatedStore(calls, watch);
    }

    /** The store as the core sees it. */
    protected SddcStore store(SddcStore store) {
        return store;
    }

    /** The VPC as the core sees it. */
    protected VpcNetwork network(VpcNetwork network) {
        return network;
    }

    /** The bus as the core sees it. */
    protected EventSink events(EventSink events) {
        return events;
    }

    /** The command as the core gets it. */
    protected Command command(Command command) {
        return command;
    }
}
